package io.funnelstreams.http;

import java.util.function.BooleanSupplier;

/**
 * Something a process needs before it can serve requests.
 *
 * @param isReady whether it is there now
 * @param error what is wrong where it is not
 * @param whatToDo what a person can do about it
 */
public record ReadinessCheck(BooleanSupplier isReady, String error, String whatToDo) {}
