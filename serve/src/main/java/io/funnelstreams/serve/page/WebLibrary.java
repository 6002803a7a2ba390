package io.funnelstreams.serve.page;

/**
 * A library of the page, as a WebJar brings it. The version is part of its place on the class path;
 * the address of the page does not have it.
 *
 * @param name its name, and below {@code /lib/} its address
 * @param root its folder on the class path, with a slash at the end
 */
record WebLibrary(String name, String root) {
  private static final String WEBJARS = "META-INF/resources/webjars/";

  /**
   * Finds a library on the class path.
   *
   * @throws IllegalStateException where it is not there: the build leaves it out
   */
  static WebLibrary find(String name, String version) {
    var root = WEBJARS + name + "/" + version + "/";
    if (WebLibrary.class.getClassLoader().getResource(root + "package.json") == null) {
      throw new IllegalStateException(
          "The library %s %s of the page is not on the class path. Build the program anew."
              .formatted(name, version));
    }
    return new WebLibrary(name, root);
  }

  String path() {
    return "/lib/" + name;
  }
}
