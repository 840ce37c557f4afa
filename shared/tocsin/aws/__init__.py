"""The adapters behind tocsin.ports: the only place that knows boto3 and the network. A partial failure is an error."""
