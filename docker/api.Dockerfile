# The API and the worker: one image, told apart by STUDIO_ROLE. Built from the root: docker build -f docker/api.Dockerfile .
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /atelier
RUN npm install --global --no-fund --no-audit pnpm@12.21.0
# Only what decides about packages, so that a change of sources does not install anew.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY apps/api/package.json apps/api/
COPY packages/contracts/package.json packages/contracts/
COPY packages/db/package.json packages/db/
COPY packages/imaging/package.json packages/imaging/
COPY packages/providers/package.json packages/providers/
COPY packages/sketch/package.json packages/sketch/
COPY packages/storage/package.json packages/storage/
# No scripts: native packages ship their binaries, and the runtime of the package `node` is this image's own.
RUN pnpm install --frozen-lockfile --config.minimum-release-age=0 --prod --ignore-scripts --filter @atelier/api...

FROM ${NODE_IMAGE}
# The workspace as it is: Node runs TypeScript, but none below node_modules, so packages must stay links.
WORKDIR /atelier
COPY --from=packages /atelier ./
COPY LICENSE ./
COPY packages packages
COPY apps/api apps/api
# A new volume takes over the owner of the folder that it hides.
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# As scripts/start.mjs has it, and the flag below: freed pixels go back to the system, and the heap for what is young stays small.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=8", "apps/api/src/main.js"]
