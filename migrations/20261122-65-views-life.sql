-- Counts how often the views were replaced by rebuilt ones that differ: whoever folds or reads them begins anew then.
alter table view.checkpoint add column life integer not null default 0;
