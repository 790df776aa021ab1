# One image for `wegwijs serve`, `wegwijs worker` and every other command of `wegwijs`.
#
# Debian 13 brings SQLite 3.46.1. That version can lose a commit when two connections checkpoint at once (mended in
# 3.51.3), which cannot happen here: one process writes, and only its one writing connection checkpoints.

FROM python:3.13-slim-trixie AS build
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && python -m compileall -q backend

FROM python:3.13-slim-trixie
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    WEGWIJS_HOST=0.0.0.0
WORKDIR /app
RUN useradd --system --uid 10001 --no-create-home wegwijs \
    && install --directory --owner=wegwijs --mode=0700 /app/var
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
USER wegwijs
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["wegwijs"]
CMD ["serve"]
