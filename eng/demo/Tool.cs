using System.Diagnostics;
using System.Text;

/// <summary>Runs programs in a folder, and takes a failure for the end of the demo.</summary>
sealed class Tool(string folder, (string Name, string Value)[] environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Run(string program, params string[] arguments) => Run(program, [0], arguments);

    public string Run(string program, int[] goodCodes, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var command = $"{program} {string.Join(' ', arguments)}";
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new FellShort($"'{command}' did not end within {Patience.TotalMinutes} minutes.");
        }

        FellShort.If(!goodCodes.Contains(process.ExitCode), $"'{command}' ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result;
    }
}

sealed class FellShort(string message) : Exception(message)
{
    public static void If(bool condition, string message)
    {
        if (condition)
            throw new FellShort(message);
    }
}
