# One image for every service and the API: the command names it, `worker trainer` for one. It needs no write
# access but to /tmp, and no root.
# glibc is needed: the native tensor engine does not run on musl.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without install scripts, of which none is needed but that of the native engine: it would fetch a library of
# more than a gigabyte. wasm serves.
RUN npm ci --ignore-scripts
COPY . .
# What only debuggers and compilers read is more than a third of the tree.
RUN npm run build && npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/@tensorflow/tfjs-node-gpu \
  # It computes frozen backbones, and comes without scripts.
  && XDG_CACHE_HOME=/cache node dist/cli/main.js engine install --onnx \
  && find node_modules dist -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:20-bookworm-slim
# The S3 client is pinned: its wish for a later Node would only stand between the log's lines.
ENV NODE_ENV=production \
    FOLDCAM_BACKBONES=/models \
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /cache/foldcam /home/node/.cache/foldcam
# The image's own user `node`, as a number: schedulers that forbid root want one.
USER 1000:1000
# Longer than the 10 s after which a Redis or a store that does not answer is given up.
HEALTHCHECK --interval=30s --timeout=15s --start-period=30s --retries=3 \
  CMD ["node", "/app/dist/cli/main.js", "doctor", "--quick"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["--help"]
