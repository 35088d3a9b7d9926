  Options.store(Opts, "ModelFiles", ModelFiles);
