mod crm_import;
