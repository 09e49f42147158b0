-- What is sealed looks like noise: compressing it is in vain, and a row beside the row costs a second look for each page.
alter table drafts set (toast_tuple_target = 8160);
alter table response_pool set (toast_tuple_target = 8160);
