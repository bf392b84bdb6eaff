# The chat for an office: docker build -t directive-assistant . ; docs/deployment.md says how to run it.
FROM python:3.11-slim

# Scans are read with Tesseract; nothing else of the system is needed.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app

# Packages first: they stay as they are while the program changes. The plain Linux build of torch brings gigabytes for graphics cards
# that nothing here uses, so PIP_EXTRA_INDEX_URL names the index of PyTorch's CPU builds (--build-arg).
ARG PIP_EXTRA_INDEX_URL
COPY pyproject.toml ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > /tmp/needed.txt \
    && python -m pip install --no-cache-dir --disable-pip-version-check -r /tmp/needed.txt \
    && rm /tmp/needed.txt \
    && if python -m pip list --disable-pip-version-check | grep -qi '^nvidia'; then echo "name an index of CPU builds: --build-arg PIP_EXTRA_INDEX_URL=..." >&2; exit 1; fi

COPY app.py README.md LICENSE NOTICE ./
COPY vietnamese vietnamese/
COPY index index/
COPY ingest ingest/
COPY assistant assistant/
COPY evals evals/
COPY interface interface/
COPY prompts prompts/
COPY corpus corpus/
RUN python -m compileall -q .

# The program belongs to root and cannot be changed by whoever runs it; what changes lies in /data.
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin assistant \
    && install -d -o assistant -g assistant -m 700 /data
USER assistant
VOLUME /data
ENV ASSISTANT_STORAGE_INDEX=/data/index \
    ASSISTANT_STORAGE_LIBRARY=/data/library \
    ASSISTANT_STORAGE_STATE=/data/state \
    ASSISTANT_SERVER_ACCOUNTS=/data/users.toml \
    PYTHONUNBUFFERED=1
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"]
# Others reach this address, so the program asks for a file of users before it starts.
CMD ["python", "app.py", "--host", "0.0.0.0", "--port", "7860"]
