package io.funnelstreams.app.command;

/** What a process does. */
enum ProcessRole {
  BROKER,
  REGISTRY,
  STREAMS,
  GATEWAY,
  WEB,
  NOTIFY
}
