  BaseCheck::storeOptions(Opts);
  Options.store(Opts, "Scope", Scope);
