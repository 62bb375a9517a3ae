# The page, and the way to the API. Built from the root: docker build -f docker/web.Dockerfile .
ARG NODE_IMAGE=node:24-slim
ARG NGINX_IMAGE=nginxinc/nginx-unprivileged:stable-alpine

FROM ${NODE_IMAGE} AS build
WORKDIR /atelier
RUN npm install --global --no-fund --no-audit pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY apps/web/package.json apps/web/
COPY packages/client/package.json packages/client/
COPY packages/contracts/package.json packages/contracts/
RUN pnpm install --frozen-lockfile --config.minimum-release-age=0 --prod --ignore-scripts --filter @atelier/web...
COPY tsconfig.base.json ./
COPY packages/client packages/client
COPY packages/contracts packages/contracts
COPY apps/web apps/web
RUN cd apps/web && node node_modules/vite/bin/vite.js build

FROM ${NGINX_IMAGE}
COPY docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY docker/nginx/security-headers.conf docker/nginx/api.conf docker/nginx/stored.conf docker/nginx/known-hosts.conf docker/nginx/refused.conf docker/nginx/other-programs.conf /etc/nginx/
COPY docker/nginx/start.sh /start.sh
COPY --from=build /atelier/apps/web/dist /srv/web
EXPOSE 8080
# Not the image's own entrypoint, which writes into /etc: names go into /tmp.
ENTRYPOINT ["sh", "/start.sh"]
