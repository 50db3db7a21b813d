"""What a sheet is: columns, tables, cells, findings and the book of typed rows."""
