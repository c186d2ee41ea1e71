using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises catch clauses that log and lose their exception, and asks the rule about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CatchClauseAnalyzer() : FamilyAnalyzer<LoggingSymbols>(CaughtExceptionNotLogged.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation, AnalyzerConfigOptionsProvider options) => LoggingSymbols.Find(compilation, options);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols)
    {
        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterNodeAction(
            NodeKinds.Catch,
            node =>
            {
                var clause = (CatchClauseSyntax)node.Node;
                if (!CaughtException.MayBeLost(clause))
                    return;

                var settings = new LoggingSettings(node.Options.AnalyzerConfigOptionsProvider.GetOptions(clause.SyntaxTree));
                if ((!isTestProject || settings.IncludeTests) && CaughtException.TryMatch(clause, node.SemanticModel, symbols, settings, node.CancellationToken) is { } caught)
                    CaughtExceptionNotLogged.Check(caught, settings, node);
            });
    }
}
