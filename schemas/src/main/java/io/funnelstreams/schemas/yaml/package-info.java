/**
 * The files that people write: plan and catalogue, read with the place of every value at hand.
 * {@link io.funnelstreams.schemas.yaml.YamlDocument} is the way in for any other YAML file: it
 * collects every problem of a file before it gives up, each with line, column and field.
 */
package io.funnelstreams.schemas.yaml;
