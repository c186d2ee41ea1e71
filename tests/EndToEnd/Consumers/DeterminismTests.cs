using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Seaworthy.Tests.Consumers;

/// <summary>
/// What a build says, and what it makes, depends on the code alone: not on the run, the folder, the order of the files or the threads.
/// </summary>
/// <remarks>
/// The compiler's own share: its log holds times, names files by their real paths whatever PathMap says, and lists findings in the
/// order in which its threads come across them, those of the compiler included. So logs are compared without times and folder, and in
/// one order; only where the compiler works on one thread with the same order of files they have to be the same byte for byte. The
/// order of the files is also the order of the types in the assembly; there, the package must make no difference.
/// </remarks>
public sealed partial class DeterminismTests(PackedPackage package)
{
    private const string Registry = """{ "version": 1, "flags": { "new-checkout": { "expires": "2026-06-01", "kind": "relese" } } }""";

    private const string Flags =
        """
        using System.Threading.Tasks;

        namespace Microsoft.FeatureManagement
        {
            public interface IFeatureManager
            {
                Task<bool> IsEnabledAsync(string feature);
            }
        }

        public class FlaggedCheckout(Microsoft.FeatureManagement.IFeatureManager features)
        {
            public Task<bool> IsNewAsync() => features.IsEnabledAsync("new-checkout");

            public Task<bool> IsOldAsync() => features.IsEnabledAsync("old-checkout");
        }
        """;

    [Fact]
    public async Task Same_code_gives_the_same_log_and_the_same_assembly()
    {
        var first = await Build("here", "");
        var second = await Build("somewhere else", "/parallel-");
        Assert.Equal(["SEA1", "SEA2", "SEA3", "SEA4"], first.Consumer.Findings("App").Select(finding => finding.Rule[..4]).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("/parallel-", second.Consumer.Read("sequential.rsp"), StringComparison.Ordinal);
        Assert.Contains(second.Arguments, argument => argument.Contains("sequential.rsp", StringComparison.Ordinal));
        AssertSame(first.Result, second.Result);

        var shuffled = Shuffle(first.Arguments);
        var expected = await first.Compile(first.Arguments, "/parallel-");
        AssertSame(first.Result, expected);
        var again = await first.Compile(first.Arguments, "/parallel-");
        Assert.Equal(expected.Log, again.Log);
        Assert.Equal(expected.Assembly, again.Assembly);
        AssertSame(expected, await first.Compile(first.Arguments, "/parallel+"));

        var otherOrder = await first.Compile(shuffled, "/parallel+");
        Assert.Equal(expected.Findings, otherOrder.Findings);
        Assert.Equal(expected.Assembly, (await first.Compile(WithoutPackage(first.Arguments), "/parallel-")).Assembly);
        Assert.Equal(otherOrder.Assembly, (await first.Compile(WithoutPackage(shuffled), "/parallel-")).Assembly);
    }

    private static void AssertSame(Result expected, Result actual)
    {
        Assert.Equal(expected.Findings, actual.Findings);
        Assert.Equal(expected.Assembly, actual.Assembly);
    }

    private async Task<Project> Build(string folder, string options)
    {
        var consumer = package.NewConsumer(folder);
        consumer.AddProject("App", properties: "<PathMap>$(MSBuildProjectDirectory)=/_/</PathMap><CompilerResponseFile>../sequential.rsp</CompilerResponseFile><SeaworthyDate>2026-07-01</SeaworthyDate><EnableNETAnalyzers>false</EnableNETAnalyzers>");
        consumer.Write("sequential.rsp", options);
        consumer.Write("App/featureflags.json", Registry);
        consumer.Write("App/Flags.cs", Flags);
        foreach (var rule in RuleCase.All)
            consumer.Write("App/" + rule.File, rule.Code);

        consumer.Write(
            "Directory.Build.targets",
            """
            <Project>
              <Target Name="WriteArguments" AfterTargets="CoreCompile">
                <WriteLinesToFile File="arguments.txt" Lines="@(CscCommandLineArgs)" Overwrite="true" />
                <WriteLinesToFile File="compiler.txt" Lines="$(RoslynTargetsPath)" Overwrite="true" />
              </Target>
            </Project>
            """);
        (await consumer.Build("-p:ProvideCommandLineArgs=true")).Expect(0);
        return new(consumer);
    }

    private static IReadOnlyList<string> Shuffle(IReadOnlyList<string> arguments)
    {
        var sources = arguments.Where(IsSource).ToArray();
        new Random(1).Shuffle(sources);
        return [.. arguments.Where(argument => !IsSource(argument)), .. sources];
    }

    private static bool IsSource(string argument) => argument[0] is not ('/' or '@') && argument.TrimEnd('"').EndsWith(".cs", StringComparison.Ordinal);

    private static IReadOnlyList<string> WithoutPackage(IReadOnlyList<string> arguments) =>
        [.. arguments.Where(argument => !argument.StartsWith("/analyzer:", StringComparison.Ordinal) || !argument.Contains("Seaworthy.", StringComparison.Ordinal))];

    /// <param name="Log">The log without times.</param>
    /// <param name="Findings">The same in an order of its own.</param>
    private sealed record Result(string Log, string Findings, byte[] Assembly);

    private sealed class Project(Consumer consumer)
    {
        private const string Output = "App/obj/Debug/net10.0/App.dll";

        public Consumer Consumer => consumer;

        public IReadOnlyList<string> Arguments { get; } = consumer.Read("App/arguments.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public Result Result { get; } = Read(consumer);

        /// <summary>Runs the compiler itself, with the arguments of the build.</summary>
        public async Task<Result> Compile(IReadOnlyList<string> arguments, string option)
        {
            var compiler = Path.Combine(consumer.Read("App/compiler.txt").Trim(), "bincore", "csc.dll");
            consumer.Write("App/compile.rsp", string.Join('\n', arguments.Where(argument => argument is not "/noconfig").Append(option)));
            File.Delete(consumer.PathOf(Output));
            (await Tool.Run(consumer.PathOf("App"), "dotnet", ["exec", compiler, "/noconfig", "@compile.rsp"])).Expect(0);
            return Read(consumer);
        }

        private static Result Read(Consumer consumer)
        {
            var log = Times().Replace(consumer.Read("App/net10.0.sarif").Replace(new Uri(consumer.Folder).AbsoluteUri, "file:///_", StringComparison.Ordinal), "\"\"");
            var sorted = JsonNode.Parse(log)!;
            var results = sorted["runs"]![0]!["results"]!.AsArray();
            var texts = results.Select(result => result!.ToJsonString()).Order(StringComparer.Ordinal).ToList();
            results.Clear();
            return new(log, sorted.ToJsonString() + "\n" + string.Join('\n', texts), File.ReadAllBytes(consumer.PathOf(Output)));
        }
    }

    [GeneratedRegex("(?<=\"(analyzerExecutionTime|executionTimeInSeconds|executionTimeInPercentage)\": )\"[^\"]*\"")]
    private static partial Regex Times();
}
