using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seaworthy.Tests.Catalog;

namespace Seaworthy.Tests.Execution.Shutdown;

/// <summary>The work that a service does, as a test decides.</summary>
public delegate Task Work(CancellationToken cancellationToken);

/// <summary>Makes a service, with what else it asks for from the services of its host.</summary>
internal delegate IHostedService ServiceFactory(IServiceProvider services, Work work, Action<string> note);

/// <summary>A service that is given as text, before and after the first action on offer for a rule.</summary>
internal sealed class FixedService
{
    private FixedService(ServiceFactory before, ServiceFactory after) => (Before, After) = (before, after);

    public ServiceFactory Before { get; }

    public ServiceFactory After { get; }

    /// <param name="body">The body of <c>ExecuteAsync</c>.</param>
    public static Task<FixedService> CreateWorker(string rule, string body, CancellationToken cancellationToken) =>
        Create(
            rule,
            $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;
            using Seaworthy.Tests.Execution.Shutdown;

            public sealed class Worker(Work work, Action<string> note) : BackgroundService
            {
                private readonly ILogger log = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    {{body}}
                    note("left");
                }

                private object All => (work, log);
            }
            """,
            cancellationToken);

    /// <param name="code">The file of a class <c>Worker</c>, whose constructor takes the work, a way to note something, and what else the host has.</param>
    public static async Task<FixedService> Create(string rule, string code, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Service", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences([.. References.Net10.Metadata, MetadataReference.CreateFromFile(typeof(FixedService).Assembly.Location)])
            .AddDocument("Worker.cs", code);
        return new FixedService(await Load(document, cancellationToken), await Load(await Fix(rule, document, cancellationToken), cancellationToken));
    }

    private static async Task<Document> Fix(string rule, Document document, CancellationToken cancellationToken)
    {
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. RuleCatalog.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(each => each.Id == rule))];
        var found = await compilation.WithAnalyzers(analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var diagnostic = Assert.Single(found, each => each.Id == rule);
        var actions = new List<CodeAction>();
        foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));

        var operations = await actions[0].GetOperationsAsync(cancellationToken);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<ServiceFactory> Load(Document document, CancellationToken cancellationToken)
    {
        using var assembly = new MemoryStream();
        var emitted = (await document.Project.GetCompilationAsync(cancellationToken))!.Emit(assembly, cancellationToken: cancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        assembly.Position = 0;
        var type = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(assembly).GetType("Worker", throwOnError: true)!;
        return (services, work, note) => (IHostedService)ActivatorUtilities.CreateInstance(services, type, work, note);
    }
}
