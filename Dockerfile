# One image per process: docker build --build-arg APP=web-app .   (or job-server/app, resize-worker, email-worker)

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn -q -B -DskipTests -Dspotless.check.skip -pl '!demo' package

# libvips as sharp builds it: one file that needs nothing else
FROM node:22-slim AS libvips
RUN npm install --no-save --prefix /npm "@img/sharp-libvips-linux-$(node -p process.arch)@1.3.4" \
 && mv /npm/node_modules/@img/*/lib/libvips-cpp.so.* /libvips.so

FROM build AS extract
ARG APP
COPY --from=libvips /libvips.so /libvips.so
RUN java -Djarmode=tools -jar "$APP"/target/*-exec.jar extract --destination /app \
 && mv /app/*.jar /app/app.jar \
 && if [ "$APP" = resize-worker ]; then cp /libvips.so /app; fi

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home photoshare \
 && mkdir /photos && chown photoshare /photos
COPY --from=extract /app /app
USER photoshare
VOLUME /photos
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED" \
    MALLOC_ARENA_MAX=2 \
    PHOTOSHARE_VIPS=/app/libvips.so \
    SERVER_PORT=8080 \
    STORAGE_DIRECTORY=/photos
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=5 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "/app/app.jar"]
