"""tocsin: reports in, structured, dated, located and merged security incidents out."""
