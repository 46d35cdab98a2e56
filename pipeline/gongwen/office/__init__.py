"""Files of the office: spreadsheets (`sheets`) and Word documents, as people pass them on."""
