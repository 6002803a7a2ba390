package io.funnelstreams.app.command;

/** The roles of a process. */
enum ProcessRole {
  BROKER,
  REGISTRY,
  STREAMS,
  GATEWAY,
  WEB,
  NOTIFY
}
