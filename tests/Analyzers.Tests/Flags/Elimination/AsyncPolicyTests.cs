using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;

namespace Seaworthy.Tests.Flags.Elimination;

public class AsyncPolicyTests
{
    [Theory]
    [InlineData("public async Task<int> M() { return 1; }", "public Task<int> M() { return Task.FromResult(1); }")]
    [InlineData("public async Task<int> M() => 1;", "public Task<int> M() => Task.FromResult(1);")]
    [InlineData("public async Task<object> M() { return 1; }", "public Task<object> M() { return Task.FromResult<object>(1); }")]
    [InlineData("public async Task<string?> M() { return null; }", "public Task<string?> M() { return Task.FromResult<string?>(null); }")]
    [InlineData("public async Task<long> M() { return 1; }", "public Task<long> M() { return Task.FromResult<long>(1); }")]
    [InlineData("public async Task M() { }", "public Task M() { return Task.CompletedTask; }")]
    [InlineData("public async ValueTask M() { }", "public ValueTask M() { return ValueTask.CompletedTask; }")]
    [InlineData("public async ValueTask<int> M() { return 1; }", "public ValueTask<int> M() { return ValueTask.FromResult(1); }")]
    [InlineData("async Task<int> M() { return _n; }", "Task<int> M() { return Task.FromResult(_n); }")]
    [InlineData("public async System.Threading.Tasks.Task<int> M() { return 1; }", "public System.Threading.Tasks.Task<int> M() { return System.Threading.Tasks.Task.FromResult(1); }")]
    [InlineData("public async Task<int> M(int n) { return n; }", "public Task<int> M(int n) { return Task.FromResult(n); }")]
    [InlineData("public async Task<int> M() { return this._n; }", "public Task<int> M() { return Task.FromResult(this._n); }")]
    [InlineData("public async Task<int> M() { return Most; } const int Most = 3;", "public Task<int> M() { return Task.FromResult(Most); } const int Most = 3;")]
    [InlineData("public async Task<int> M() { return 1 + 2; }", "public Task<int> M() { return Task.FromResult(1 + 2); }")]
    [InlineData("public async Task M()\n    {\n    }", "public Task M()\n    {\n        return Task.CompletedTask;\n    }")]
    public async Task A_method_that_only_returns_what_cannot_fail_gives_a_finished_task(string method, string expected) => Assert.Equal(expected, await ApplyAsync(method));

    [Theory]
    [InlineData("public async Task<int> M() { return int.Parse(\"1\"); }")]
    [InlineData("public async Task<int> M() { Console.WriteLine(); return 1; }")]
    [InlineData("public async void M() { }")]
    [InlineData("public async Task<int> M() { return Other.Length; } string Other => throw null!;")]
    [InlineData("public async Task<int> M() { return 1 / _n; }")]
    [InlineData("public async Task<int> M() { return Least; } static readonly int Least = int.Parse(\"3\");")]
    [InlineData("public async Task<int> M() { await Task.Yield(); return 1; }")]
    [InlineData("public async Task M() { /* Later. */ }")]
    [InlineData("public async IAsyncEnumerable<int> M() { yield break; }")]
    public async Task Every_other_method_stays_as_it_is(string method) => Assert.Equal(method, await ApplyAsync(method));

    [Fact]
    public async Task A_method_that_never_awaited_is_not_touched() =>
        Assert.Equal("public async Task<int> M() { return 1; }", await ApplyAsync("public async Task<int> M() { return 1; }", before: "public async Task<int> M() { return 2; }"));

    [Fact]
    public async Task A_method_whose_functions_alone_awaited_is_not_touched() =>
        Assert.Equal("public async Task<int> M() { return 1; }", await ApplyAsync("public async Task<int> M() { return 1; }", before: "public async Task<int> M() { Func<Task> pause = async () => await Task.Yield(); return 2; }"));

    [Fact]
    public async Task A_local_function_is_like_a_method() => Assert.Equal(
        "public async Task<int> M() { return await N(); Task<int> N() => Task.FromResult(1); }",
        await ApplyAsync("public async Task<int> M() { return await N(); async Task<int> N() => 1; }", before: "public async Task<int> M() { return await N(); async Task<int> N() => await Task.FromResult(1); }"));

    private static async Task<string> ApplyAsync(string method, string? before = null)
    {
        const string Start = "#nullable enable\nusing System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\npublic class Menu\n{\n    private int _n = 1;\n\n    ";
        const string End = "\n}\n";
        before ??= method.Replace("M() =>", "M() => await Task.FromResult(0) +", StringComparison.Ordinal).Replace("{ ", "{ await Task.Yield(); ", StringComparison.Ordinal).Replace("{\n", "{ await Task.Yield();\n", StringComparison.Ordinal);
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Orders", LanguageNames.CSharp)
            .WithMetadataReferences(References.Framework.Metadata)
            .WithParseOptions(RuleTestOptions.Parse)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Menu.cs", SourceText.From(Start + before + End), filePath: "/Menu.cs");
        var changed = document.WithText(SourceText.From(Start + method + End));
        var applied = await AsyncPolicy.ApplyAsync(document.Project.Solution, changed.Project.Solution, [document.Id], token);
        var result = applied.GetDocument(document.Id)!;
        Assert.DoesNotContain((await result.GetSemanticModelAsync(token))!.GetDiagnostics(cancellationToken: token), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal));
        var text = (await result.GetTextAsync(token)).ToString();
        return text[Start.Length..^End.Length];
    }
}
