# One image for every service: the command names it, `worker trainer` for one.
# glibc is needed: the native tensor engine does not run on musl.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The native engine is optional: npm leaves it out where its library cannot be fetched, and wasm serves.
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
# The S3 client is pinned: its wish for a later Node would only stand between the log's lines.
ENV NODE_ENV=production \
    FOLDCAM_BACKBONES=/models \
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The image's own user `node`, as a number: schedulers that forbid root want one.
USER 1000:1000
# Longer than the 10 s after which a Redis or a store that does not answer is given up.
HEALTHCHECK --interval=30s --timeout=15s --start-period=30s --retries=3 \
  CMD ["node", "/app/dist/cli/main.js", "doctor", "--quick"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["--help"]
