"""The whole of template.yaml on one machine: deployed to moto in memory, drained and served as AWS would. Nothing in here ships."""
