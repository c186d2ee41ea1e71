using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Packaging;

/// <summary>What the shipped assemblies are able to do at all: read code, and nothing else of the machine they run on.</summary>
public sealed class ApiTests(PackedPackage package)
{
    private static readonly string[] Assemblies = ["analyzers/dotnet/cs/Seaworthy.Analyzers.dll", "analyzers/dotnet/cs/Seaworthy.CodeFixes.dll"];

    [Fact]
    public void Nothing_is_used_that_is_not_on_the_list()
    {
        var list = ReadList();
        Assert.Empty(Assemblies.SelectMany(assembly => Apis(assembly).Where(api => !list.Allows(api))));
        Assert.Empty(list.Unused);
    }

    [Fact]
    public void No_method_is_the_systems() => Assert.All(Assemblies, name =>
    {
        using var assembly = new AssemblyApis(PackedPackage.Read(package.File, name));
        Assert.Empty(assembly.Foreign);
    });

    /// <summary>State that outlives a compilation makes the next result depend on the last.</summary>
    [Fact]
    public void Static_fields_hold_constants()
    {
        var fields = Assemblies.SelectMany(name =>
        {
            using var assembly = new AssemblyApis(PackedPackage.Read(package.File, name));
            return new StaticState(assembly).Fields.ToList();
        });
        Assert.Equal(ReadList().Fields.Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("System.IO.File.ReadAllText(\"flags.json\");", "System.IO.File in Planted.Run", "System.IO.File.ReadAllText in Planted.Run")]
    [InlineData("System.IO.Path.GetTempPath();", "System.IO.Path.GetTempPath in Planted.Run")]
    [InlineData("new System.Net.Http.HttpClient();", "System.Net.Http.HttpClient in Planted.Run", "System.Net.Http.HttpClient.new in Planted.Run")]
    [InlineData("System.Diagnostics.Process.Start(\"sh\");", "System.Diagnostics.Process in Planted.Run", "System.Diagnostics.Process.Start in Planted.Run")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"HOME\");", "System.Environment.GetEnvironmentVariable in Planted.Run")]
    [InlineData("_ = System.Environment.NewLine;", "System.Environment.NewLine in Planted.Run")]
    [InlineData("_ = System.DateTime.UtcNow;", "System.DateTime.UtcNow in Planted.Run")]
    [InlineData("System.Diagnostics.Stopwatch.StartNew();", "System.Diagnostics.Stopwatch in Planted.Run", "System.Diagnostics.Stopwatch.StartNew in Planted.Run")]
    [InlineData("System.Threading.Tasks.Task.Run(() => { });", "System.Threading.Tasks.Task.Run in Planted.Run")]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => { });", "System.Threading.ThreadPool in Planted.Run", "System.Threading.ThreadPool.QueueUserWorkItem in Planted.Run", "System.Threading.WaitCallback in Planted.Run", "System.Threading.WaitCallback.new in Planted.Run")]
    [InlineData("_ = System.Reflection.Emit.OpCodes.Nop;", "System.Reflection.Emit.OpCodes in Planted.Run", "System.Reflection.Emit.OpCodes.Nop in Planted.Run")]
    [InlineData("System.Reflection.Assembly.LoadFrom(\"a.dll\");", "System.Reflection.Assembly in Planted.Run", "System.Reflection.Assembly.LoadFrom in Planted.Run")]
    [InlineData("System.Activator.CreateInstance(typeof(object));", "System.Activator in Planted.Run", "System.Activator.CreateInstance in Planted.Run")]
    [InlineData("System.Console.WriteLine();", "System.Console in Planted.Run", "System.Console.WriteLine in Planted.Run")]
    [InlineData("new System.Random();", "System.Random in Planted.Run", "System.Random.new in Planted.Run")]
    [InlineData("System.Guid.NewGuid();", "System.Guid in Planted.Run", "System.Guid.NewGuid in Planted.Run")]
    [InlineData("\"a\".GetHashCode();", "System.Object.GetHashCode in Planted.Run")]
    [InlineData("foreach (var pair in new System.Collections.Concurrent.ConcurrentDictionary<int, int>()) ;", "System.Collections.Concurrent.ConcurrentDictionary.GetEnumerator in Planted.Run")]
    [InlineData("System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.GetEnumerator();", "System.Collections.Immutable.ImmutableDictionary.GetEnumerator in Planted.Run")]
    [InlineData("Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(\"a.dll\");", "Microsoft.CodeAnalysis.MetadataReference.CreateFromFile in Planted.Run", "Microsoft.CodeAnalysis.PortableExecutableReference in a signature or an attribute")]
    public void What_is_planted_is_found_and_its_user_named(string statement, params string[] found)
    {
        using var assembly = Compile($"class Planted {{ static void Run() {{ {statement} }} }}");
        var list = ReadList();
        var apis = assembly.All.Where(api => !list.Allows(api)).Select(api => api.ToString()).ToList();
        Assert.All(found, text => Assert.Contains(text, apis));
    }

    [Fact]
    public void Planted_state_and_methods_of_the_system_are_found()
    {
        using var assembly = Compile(
            """
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Runtime.InteropServices;

            class Planted
            {
                static int count;
                static readonly List<string> Seen = new();
                static readonly Box Boxed = new();
                static readonly ImmutableArray<Box> Boxes;
                static readonly ImmutableArray<string> Words;
                static readonly Planted Self = new();
                const int Limit = 3;
                readonly int[] _numbers = [];
                static string Name { get; set; } = "";
                static string Title { get; } = "";

                [DllImport("libc")] static extern int getpid();
            }

            class Box { public int Value; }
            """);
        Assert.Equal(
            ["Planted.<Name>k__BackingField", "Planted.Boxed", "Planted.Boxes", "Planted.Seen", "Planted.count"],
            new StaticState(assembly).Fields.Order(StringComparer.Ordinal));
        Assert.Equal(["Planted.getpid", "module libc"], assembly.Foreign);
    }

    private IEnumerable<UsedApi> Apis(string name)
    {
        using var assembly = new AssemblyApis(PackedPackage.Read(package.File, name));

        // The fixes use the rules, which are walked themselves.
        return [.. assembly.All.Where(api => !api.Type.StartsWith("Seaworthy.", StringComparison.Ordinal))];
    }

    private static AllowList ReadList() => new(Repository.Read("tests/EndToEnd/Packaging/AllowedApis.txt").Split('\n'));

    private static AssemblyApis Compile(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Planted",
            [CSharpSyntaxTree.ParseText(code)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return new AssemblyApis(assembly.ToArray());
    }
}
