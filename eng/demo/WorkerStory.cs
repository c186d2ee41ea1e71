using System.Text.RegularExpressions;

/// <summary>A worker with four services that take their time, and one that would need a little of it.</summary>
sealed class WorkerStory() : ShutdownStory(
    "The worker", Path.Combine("shutdown", "before", "Worker"), "OrderWorker.csproj",
    ["SEA3001", "SEA3002", "SEA3003", "SEA3004", "SEA3005", "SEA3006", "SEA3007", "SEA3008", "SEA3013"],
    new("orders imported", 10, new Regex(@"Order \d+ is imported")),
    new("mails sent", 20, new Regex(@"Sent (\d+) mails")),
    new("shelves saved", 30, new Regex(@"Saved the counts of (\d+) shelves")));
