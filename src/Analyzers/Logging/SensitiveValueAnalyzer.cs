using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Sensitive;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls and direct output that show values, and asks the rule which of them are secrets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SensitiveValueAnalyzer() : FamilyAnalyzer<LoggingSymbols>(SensitiveValue.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var project = OutputProject.Find(context.Compilation);
        var hasMarks = HasMarks(context.Compilation, context.CancellationToken);
        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (!SensitiveSyntax.MayLog(call))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(call.SyntaxTree));
                if (!SensitiveSyntax.MayExpose(call, hasMarks, settings) || (isTestProject && !settings.IncludeTests))
                    return;

                if (node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol is not IMethodSymbol method)
                    return;

                if (symbols.FindTemplate(method, settings, forwardingDepth: 0, node.CancellationToken) is not null)
                {
                    if (node.SemanticModel.GetOperation(call, node.CancellationToken) is IInvocationOperation invocation
                        && LogCall.TryMatch(invocation, symbols, settings, node.CancellationToken) is { } log
                        && settings.Covers(log, node.FindOwner()))
                    {
                        SensitiveValue.Check(LoggedValues.FindSecrets(log, settings, node.CancellationToken), node);
                    }
                }
                else if (project is not null
                    && OutputCall.TryMatch(call, node.SemanticModel, node.CancellationToken) is { } output
                    && settings.Covers(LogLibrary.Other, output.Level, node.FindOwner()))
                {
                    var secrets = LoggedValues.FindSecrets(output, settings, node.SemanticModel, node.CancellationToken);
                    if (secrets.Count > 0 && !EntryPoint.HasNoHost(node.Compilation, node.CancellationToken))
                        SensitiveValue.Check(secrets, node);
                }
            });
    }

    /// <summary>Whether the compilation or a library for it has attributes that mark what must not be shown.</summary>
    private static bool HasMarks(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.FindLibraryType("Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute") is not null
        || compilation.FindLibraryType("Microsoft.AspNetCore.Identity.PersonalDataAttribute") is not null
        || compilation.FindLibraryType("Destructurama.Attributed.NotLoggedAttribute") is not null
        || compilation.ContainsSymbolsWithName(name => name is "SensitiveDataAttribute" or "PersonalDataAttribute" or "NotLoggedAttribute" or "DataClassificationAttribute" or "SensitiveData", SymbolFilter.Type, cancellationToken);
}
