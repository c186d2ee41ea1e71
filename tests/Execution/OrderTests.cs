using System.Globalization;
using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Fixing;

namespace Seaworthy.Tests.Execution;

/// <summary>Several rules meet at one call: it ends in the same code in whatever order their fixes run.</summary>
public sealed class OrderTests
{
    private const int Orders = 12;

    private static readonly IReadOnlyList<(Case Before, Case After)> Rows = OrderFile.ReadAll();

    // An opt-in rule is for calls that the others have nothing to say about.
    private static readonly IReadOnlyList<string> Rules = [.. RuleCatalog.Rules.Where(rule => rule.DefaultSeverity > DiagnosticSeverity.Hidden).Select(rule => rule.Id).Where(id => id.StartsWith("SEA2", StringComparison.Ordinal))];
    private static readonly Lazy<Task<IReadOnlyList<Result>>> Results = new(RunAll);

    public static TheoryData<string> Ids => [.. Rows.Select(row => row.Before.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Every_order_ends_in_this_code(string id)
    {
        var expected = CaseSource.Write(Rows.Single(row => row.Before.Id == id).After);
        var others = (await Results.Value).Where(result => result.Code[id] != expected).GroupBy(result => result.Code[id]).ToList();
        Assert.True(others.Count is 0, $"Expected:\n{Body(expected)}\n{string.Concat(others.Select(same => $"\n{same.Count()} orders, such as {same.First().Order}, make:\n{Body(same.Key)}"))}");
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_code_compiles_and_nothing_is_reported_any_more(string id)
    {
        foreach (var result in await Results.Value)
            Assert.True(!result.Left.Contains(id), $"{result.Order}:\n{string.Join('\n', result.Left[id])}\n{Body(result.Code[id])}");
    }

    [Fact]
    public async Task Every_order_comes_to_an_end() => Assert.All(await Results.Value, result => Assert.Empty(result.Problems));

    private static async Task<IReadOnlyList<Result>> RunAll()
    {
        var start = CaseProject.Create(Rows.Select(row => row.Before));
        var fixable = RuleCatalog.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet();
        var results = new List<Result>();
        for (var seed = 0; seed < Orders; seed++)
        {
            var order = Actor.Shuffle(Rules, fixable, seed);
            var (done, problems, left) = await new OrderRun(start, order, CancellationToken.None).RunAsync().ConfigureAwait(false);
            results.Add(await Describe(done, order, problems, left).ConfigureAwait(false));
        }

        return results;
    }

    private static async Task<Result> Describe(CaseProject done, IReadOnlyList<Actor> order, IReadOnlyList<string> problems, IReadOnlyList<Diagnostic> left)
    {
        var code = new Dictionary<string, string>();
        foreach (var source in done.Cases.Values)
            code.Add(source.Id, await done.TextAsync(source, CancellationToken.None).ConfigureAwait(false));

        var compilation = await done.Project.GetCompilationAsync().ConfigureAwait(false);
        var errors = compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        var reports = errors.Concat(left).ToLookup(
            diagnostic => done.Project.GetDocumentId(diagnostic.Location.SourceTree) is { } document && done.Cases.TryGetValue(document, out var source) ? source.Id : "",
            diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        return new(string.Join(", ", order), code, reports, problems);
    }

    private static string Body(string code) => code[code.IndexOf("{\n            ", StringComparison.Ordinal)..code.IndexOf("#pragma", StringComparison.Ordinal)];

    private sealed record Result(string Order, IReadOnlyDictionary<string, string> Code, ILookup<string, string> Left, IReadOnlyList<string> Problems);
}
