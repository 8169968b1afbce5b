package com.acme.orders;

/** Where the service finds its database. */
public record Settings(String url, int poolSize) {
}
