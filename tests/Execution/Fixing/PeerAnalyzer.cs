using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>Reports what the rules of other packages report that our fixes are registered for: any message that is not a constant.</summary>
#pragma warning disable RS1001, RS1026, RS1036, RS1038, RS1041 // Only run by these tests.
internal sealed class PeerAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] TemplateParameters = ["message", "messageFormat", "messageTemplate", "formatString", "state", "format"];

    private static readonly DiagnosticDescriptor[] Rules =
    [
        new("CA2254", "Template should be a static expression", "Template", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
        new("S2629", "Logging templates should be constant", "Template", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterOperationAction(
            operation =>
            {
                var argument = (IArgumentOperation)operation.Operation;
                if (!TemplateParameters.Contains(argument.Parameter?.Name) || argument.Value is { ConstantValue.HasValue: true } || argument.IsImplicit)
                    return;

                foreach (var rule in Rules)
                    operation.ReportDiagnostic(Diagnostic.Create(rule, argument.Value.Syntax.GetLocation()));
            },
            OperationKind.Argument);
    }
}
#pragma warning restore RS1001, RS1026, RS1036, RS1038, RS1041
