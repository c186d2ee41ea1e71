using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Scopes;

namespace Seaworthy.Logging;

/// <summary>Recognises calls that open a log scope, whether they take a template or not, and asks the rule about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ScopeAnalyzer() : FamilyAnalyzer<LoggingSymbols>(ScopeMisuse.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (!MayOpenScope(call))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(call.SyntaxTree));
                if (isTestProject && !settings.IncludeTests
                    || OpenedScope.TryMatch(call, node.SemanticModel, node.CancellationToken) is not { } scope
                    || !settings.Covers(scope.Library, level: null, node.FindOwner()))
                {
                    return;
                }

                ScopeMisuse.Check(scope, node);
                if (scope.Library is LogLibrary.MicrosoftExtensions
                    && node.SemanticModel.GetOperation(call, node.CancellationToken) is IInvocationOperation invocation
                    && LogCall.TryMatch(invocation, symbols, settings, node.CancellationToken) is { } logCall
                    && UnboundScope.TryMatch(logCall, node.CancellationToken) is { } template)
                {
                    ScopeMisuse.Check(template, node);
                }
            });
    }

    private static bool MayOpenScope(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => ScopeMethods.Contains(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax binding => ScopeMethods.Contains(binding.Name.Identifier.ValueText),
        SimpleNameSyntax name => ScopeMethods.Contains(name.Identifier.ValueText),
        _ => false,
    };
}
