namespace Seaworthy.Tests.Execution.Cases;

/// <summary>
/// Reads Order.txt, the log calls that several rules report: <c>## 1 Title</c> and the library begin a row, the code follows,
/// and after <c>=&gt;</c> what all fixes together make of it.
/// </summary>
internal static class OrderFile
{
    public static IReadOnlyList<(Case Before, Case After)> ReadAll()
    {
        using var stream = typeof(OrderFile).Assembly.GetManifestResourceStream("Order.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(Read)];
    }

    private static (Case, Case) Read(string row)
    {
        var (head, code) = (row[..row.IndexOf('\n', StringComparison.Ordinal)], row[row.IndexOf('\n', StringComparison.Ordinal)..]);
        var words = head.Split(' ', 3);
        var parts = code.Split("\n=>\n");
        var before = new Case($"{words[0]} {words[1]}", words[1], parts[0].Trim('\n'));
        return (before, before with { Body = parts[1].Trim('\n') });
    }
}
