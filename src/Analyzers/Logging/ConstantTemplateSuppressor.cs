using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>
/// SEASPR2001: takes back reports of CA2254 about templates that are the same at every call though the compiler does not call them
/// constants, and about arguments that a rule of this package reports.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ConstantTemplateSuppressor : DiagnosticSuppressor
{
    public static readonly SuppressionDescriptor Suppression = new(
        "SEASPR2001",
        "CA2254",
        "The template is the same at every call: it is chosen from constants, set once, read from resources, or handed on by a method whose callers are looked at; or a SEA rule reports the same argument with a fix.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Suppression);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (LoggingSymbols.Find(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is not { } symbols)
            return;

        var isTestProject = TestProjects.IsTestProject(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree || FindCall(tree.GetRoot(context.CancellationToken), diagnostic.Location) is not { } syntax)
                continue;

            var model = context.GetSemanticModel(tree);
            var settings = new LoggingSettings(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
            if (model.GetOperation(syntax, context.CancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, symbols, settings, context.CancellationToken) is { } call
                && (IsFixed(call, symbols, settings, context.CancellationToken)
                    || (settings.SuppressOverlap && (!isTestProject || settings.IncludeTests) && IsReported(call, model, symbols, settings, context))))
            {
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Suppression, diagnostic));
            }
        }
    }

    private static InvocationExpressionSyntax? FindCall(SyntaxNode root, Location location)
    {
        if (!root.FullSpan.Contains(location.SourceSpan))
            return null;

        for (var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true); node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } })
                return call;
        }

        return null;
    }

    private static bool IsFixed(LogCall call, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        var origin = new TemplateOrigin(settings.TreatResourcesAsConstant);
        var template = call.Template.Value;
        return origin.Of(template) is not Origin.Built
            && (ProvenText.Is(template, origin, cancellationToken) || UnknownMessage.IsForwarded(template.Unwrap(), symbols, settings, cancellationToken));
    }

    private static bool IsReported(LogCall call, SemanticModel model, LoggingSymbols symbols, LoggingSettings settings, SuppressionAnalysisContext context)
    {
        if (!settings.Covers(call, model.GetEnclosingSymbol(call.Syntax.SpanStart, context.CancellationToken)))
            return false;

        if (RuntimeMessage.TryMatch(call, settings, context.CancellationToken) is { } message)
            return IsOn(call.Values.IsEmpty || message.FindBrace() is null ? RuntimeTemplate.Rule : RuntimeTemplateWithValues.Rule);

        return UnknownMessage.TryMatch(call, symbols, settings, context.CancellationToken) is not null && IsOn(UnknownTemplate.Rule);

        bool IsOn(DiagnosticDescriptor rule) => !RuleDescriptor.IsOff(rule.Id, call.Syntax.SyntaxTree, context.Compilation, context.CancellationToken);
    }
}
