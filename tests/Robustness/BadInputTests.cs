using System.Globalization;
using Seaworthy.Tests.Robustness.Checking;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness;

/// <summary>Input that nobody writes on purpose: no exception, no fix that doesn't compile, no endless run.</summary>
public sealed class BadInputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  // nothing\n")]
    [InlineData("\0")]
    [InlineData("#if")]
    [InlineData("log.LogInformation($\"")]
    [InlineData("}}}}}}}}")]
    [InlineData("class")]
    [InlineData("\uD800 \uFFFF \u202E class C { void M() { LogInformation($\"{\uD800}\"); } }")]
    public Task Files_that_are_hardly_code(string code) => Check(code);

    [Theory]
    [InlineData("log.LogInformation($\"{\");")]
    [InlineData("log.LogInformation($\"{}\");")]
    [InlineData("log.LogInformation($\"{id\");")]
    [InlineData("log.LogInformation($\"{id:\");")]
    [InlineData("log.LogInformation($\"{id,}\");")]
    [InlineData("log.LogInformation($\"{id,x:y}\");")]
    [InlineData("log.LogInformation($\"}\");")]
    [InlineData("log.LogInformation($\"{id}\"")]
    [InlineData("log.LogInformation($\"{id}\", );")]
    [InlineData("log.LogInformation(message: $\"{id}\", message: \"\");")]
    [InlineData("log.LogInformation($\"{id}\", nobody: 1);")]
    [InlineData("log.LogInformation($\"{unknown} {log.Unknown} {Unknown()}\");")]
    [InlineData("log.LogInformation(\"a \" + unknown);")]
    [InlineData("log.LogInformation(\"a \" + );")]
    [InlineData("log.LogInformation(+ id);")]
    [InlineData("log.LogInformation($\"{id}\" + $\"{$\"{\"\"}\"}\");")]
    [InlineData("log.LogInformation(string.Format());")]
    [InlineData("log.LogInformation(string.Format(\"{0}\"));")]
    [InlineData("log.LogInformation(string.Format(null, id));")]
    [InlineData("log.LogInformation(string.Concat());")]
    [InlineData("log.LogInformation($\"\"\"{id}\");")]
    [InlineData("log.LogInformation($$$\"\"\"{{{id}}}{{id}}{{{{id}}}}\"\"\");")]
    [InlineData("unknown.LogInformation($\"{id}\");")]
    [InlineData("this.LogInformation($\"{id}\");")]
    [InlineData("log?.LogInformation($\"{id}\")?.LogInformation($\"{id}\");")]
    [InlineData("log.LogInformation<int>($\"{id}\");")]
    [InlineData("log.LogInformation($\"{throw null}\");")]
    [InlineData("log.LogInformation($\"{await id}\");")]
    [InlineData("log.LogInformation(out $\"{id}\");")]
    [InlineData("log.LogInformation($\"{(id = )}\");")]
    [InlineData("using (log.BeginScope($\"{id\")) { }")]
    [InlineData("try { } catch (Unknown ex) { log.LogError($\"{ex.Message} {ex}\"); }")]
    [InlineData("try { } catch (System.Exception) { log.LogError(ex.Message); }")]
    [InlineData("try { } catch { log.LogError($\"{id}\", ex); }")]
    public Task Half_typed_calls(string statement) => CheckStatement(statement);

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{0")]
    [InlineData("{0}}")]
    [InlineData("{{0}")]
    [InlineData("{0:")]
    [InlineData("{0:}}}")]
    [InlineData("{-1}")]
    [InlineData("{99999999999}")]
    [InlineData("{0,99999999999}")]
    [InlineData("{0,-}")]
    [InlineData("{ 0 , 5 : x }")]
    [InlineData("{0:{1}}")]
    [InlineData("{0}{1}{2}")]
    [InlineData("{a}{}")]
    public async Task Formats_with_unbalanced_braces(string format)
    {
        await CheckStatement($"log.LogInformation(string.Format(\"{format}\", id, name));");
        await CheckStatement($"log.LogInformation($\"{{id}}\" + \"{format}\", id, name);");
        await CheckStatement($"log.LogInformation(\"{format}\" + id, name);");
    }

    [Theory]
    [InlineData("var text = text; log.LogInformation(text);")]
    [InlineData("var text = $\"{text}\"; log.LogInformation(text);")]
    [InlineData("string text = \"a\" + text; log.LogInformation(text);")]
    [InlineData("string one = $\"{two}\", two = $\"{one}\"; log.LogInformation(one);")]
    [InlineData("string text = null!; text = $\"{text}\"; log.LogInformation(text);")]
    [InlineData("System.Action again = null!; again = () => { log.LogInformation($\"{again}\"); again(); };")]
    public Task Locals_made_of_themselves(string statement) => CheckStatement(statement);

    [Fact]
    public Task Wrappers_that_call_themselves_and_each_other() => Check(
        """
        using Microsoft.Extensions.Logging;

        class Circle(ILogger log)
        {
            const string A = B + "a";
            const string B = A + "b";

            void Self(string message, params object[] args) => Self(message, args);

            void One(string message, params object[] args) { Two(message, args); log.LogInformation(message, args); }

            void Two(string message, params object[] args) => One(message, args);

            void Run(int id)
            {
                Self($"self {id}");
                One($"one {id}");
                Two($"two {id} {{Id}}", id);
                log.LogInformation($"{A} {id}");
            }
        }
        """);

    [Fact]
    public Task Types_made_of_themselves() => Check(
        """
        using Microsoft.Extensions.Logging;

        class A : B { void Run(int id) => Log.LogInformation($"{id} {this}"); }

        class B : A { protected ILogger Log; }

        struct S { S _s; ILogger log; void Run() => log.LogInformation($"{_s}"); }
        """);

    // Not deeper: the compiler itself takes twice as long for each level.
    [Fact]
    public Task Nested_interpolations() => CheckStatement("log.LogInformation(" + Nest("$\"{", "id", "}\"", 10) + ");");

    [Theory]
    [InlineData("(", "id", ")")]
    [InlineData("(\"a\" + ", "name", ")")]
    [InlineData("(id > 1 ? name : ", "name", ")")]
    [InlineData("string.Format(\"{0}\", ", "id", ")")]
    public Task A_hundred_levels(string before, string inner, string after) => CheckStatement($"log.LogInformation($\"{{id}} {{{Nest(before, inner, after, 100)}}}\");");

    private static string Nest(string before, string inner, string after, int depth) =>
        string.Concat(Enumerable.Repeat(before, depth)) + inner + string.Concat(Enumerable.Repeat(after, depth));

    [Fact]
    public Task Nested_log_calls() => CheckStatement(
        string.Concat(Enumerable.Repeat("log.LogInformation($\"{((System.Func<int>)(() => { ", 30)) + "return id;" + string.Concat(Enumerable.Repeat(" return id; }))()} {id}\");", 30)));

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public Task Long_chains_of_text(int operands) => CheckStatement("log.LogInformation(" + string.Join(" + ", Enumerable.Range(0, operands).Select(n => n % 2 is 0 ? "\"a\"" : "id")) + ");");

    [Fact]
    public Task Long_chains_of_numbers_and_conditions() => CheckStatement(
        "log.LogInformation($\"{" + string.Join(" + ", Enumerable.Repeat("id", 2000)) + "} {" + string.Concat(Enumerable.Repeat("id > 1 ? 1 : ", 300)) + "2}\");");

    [Fact]
    public Task Many_holes() => CheckStatement("log.LogInformation($\"" + string.Concat(Enumerable.Repeat("{id} ", 2000)) + "\");");

    [Fact]
    public Task A_literal_of_a_megabyte() => CheckStatement($"log.LogInformation($\"{new string('x', 1 << 20)} {{id}} {new string('y', 1 << 10)}\");");

    [Fact]
    public Task A_literal_of_a_megabyte_of_braces() => CheckStatement($"log.LogInformation(\"{string.Concat(Enumerable.Repeat("{}", 1 << 19))}\" + id);");

    [Fact]
    public Task A_very_long_name() => CheckStatement($"var {new string('a', 100_000)} = id; log.LogInformation($\"{{{new string('a', 100_000)}}}\");");

    [Fact]
    public Task Many_calls() => CheckStatement(string.Concat(Enumerable.Range(0, 500).Select(n => string.Create(CultureInfo.InvariantCulture, $"log.LogInformation($\"{n} {{id}}\");\n"))));

    [Theory]
    [InlineData(nameof(Surroundings.NoLibraries))]
    [InlineData(nameof(Surroundings.Nothing))]
    public async Task Missing_references(string surroundings)
    {
        foreach (var snippet in Corpus.Files)
            await Check(snippet.Text, Enum.Parse<Surroundings>(surroundings));
    }

    [Fact]
    public async Task Every_snippet_as_a_script()
    {
        foreach (var snippet in Corpus.Files)
            await Check("// script\n" + snippet.Text);
    }

    private static Task CheckStatement(string statement) => Check(
        $$"""
        using Microsoft.Extensions.Logging;

        class Input(ILogger log)
        {
            void Run(int id, string name)
            {
                {{statement}}
            }
        }
        """);

    private static async Task Check(string code, Surroundings surroundings = Surroundings.Complete)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var trial = await Workbench.For(new Snippet("input", code), surroundings).Analyze(code, limit.Token);

        // A few of many are enough: each is as long as the others.
        foreach (var diagnostic in trial.Reported.Take(3).Concat(trial.Foreign().Take(20)))
            await trial.Fix(diagnostic, everywhere: diagnostic == trial.Reported.FirstOrDefault(), limit.Token);

        Assert.True(trial.Findings.Failures is [], string.Join('\n', trial.Findings.Failures.Select(failure => failure[..Math.Min(failure.Length, 3000)])));
    }
}
