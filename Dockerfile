# The funnel command. Build it first, so that the image holds just what runs:
#   mvn -B -pl app -am package -DskipTests
FROM eclipse-temurin:17-jre
COPY app/target/lib /opt/funnel/lib
COPY app/target/funnelstreams-app.jar /opt/funnel/lib/
RUN useradd --system --create-home --home-dir /var/lib/funnel funnel \
    && mkdir /var/lib/funnel/data && chown funnel /var/lib/funnel/data
USER funnel
WORKDIR /var/lib/funnel
VOLUME /var/lib/funnel/data
ENV FUNNEL_DATA_DIR=/var/lib/funnel/data
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-cp", "/opt/funnel/lib/*", "io.funnelstreams.app.command.Funnel"]
CMD ["--help"]
