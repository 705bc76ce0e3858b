# docker build --build-arg VERSION=$(git describe --tags --always) -t rebot .
#
# Both images are named by tags, since no registry could be asked when this was written. To pin one for good, ask for its
# digest and write it behind the tag as @sha256:…
#
#   docker buildx imagetools inspect golang:1.26.8-bookworm
#   docker buildx imagetools inspect gcr.io/distroless/static-debian12:nonroot
FROM --platform=$BUILDPLATFORM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
COPY index/search/disk/jsoniter/go.mod index/search/disk/jsoniter/
RUN go mod download
COPY . .
ARG VERSION=devel TARGETOS TARGETARCH
RUN GOOS=$TARGETOS GOARCH=$TARGETARCH .ci/build /out/rebot "$VERSION" && mkdir /out/state

# A folder for certificates, one for users, no shell. 65532 is its user nonroot.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/rebot /rebot
COPY --from=build --chown=65532:65532 /out/state /state
ENV REBOT_STATE=/state REBOT_ADDR=0.0.0.0:8080
USER 65532:65532
VOLUME /state
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=1m CMD ["/rebot", "health"]
ENTRYPOINT ["/rebot"]
CMD ["serve"]
