"""Finding: filter and sort what is listed, search the catalog, jump to what plays."""
