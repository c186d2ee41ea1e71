using Seaworthy.Benchmarks;

return await Verbs.RunAsync(args);
