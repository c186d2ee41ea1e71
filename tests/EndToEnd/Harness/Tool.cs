using System.Diagnostics;

namespace Seaworthy.Tests.Harness;

/// <summary>How a program ended, and everything it said.</summary>
internal sealed record Outcome(string Command, int ExitCode, string Output)
{
    /// <summary>The same outcome, unless its exit code is another one: then the test fails with all that the program said.</summary>
    public Outcome Expect(int exitCode)
    {
        if (ExitCode != exitCode)
            Assert.Fail($"'{Command}' ended with {ExitCode} instead of {exitCode}:\n{Output}");

        return this;
    }
}

/// <summary>Runs a program in a folder, with a time limit.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<Outcome> Run(string folder, string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host is a child of an SDK command, whose own settings are none of the consumer's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        // Nothing may outlive the test: a node that lingers would hold its files and its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var command = $"{program} {string.Join(' ', arguments)}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var text = await Task.WhenAll(output, errors).WaitAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(command, process.ExitCode, string.Concat(text));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            var text = output.IsCompletedSuccessfully ? output.Result : "";
            throw new TimeoutException($"'{command}' did not end within {Patience.TotalMinutes} minutes.\n{text}");
        }
    }
}
