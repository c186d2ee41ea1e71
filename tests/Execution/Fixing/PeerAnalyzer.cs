using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>Reports what the rules of other packages report that our fixes are registered for: any message that is not a constant.</summary>
#pragma warning disable RS1001, RS1026, RS1036, RS1038, RS1041 // Only run by these tests.
internal sealed class PeerAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] TemplateParameters = ["message", "messageFormat", "messageTemplate", "formatString", "state", "format"];

    private static readonly DiagnosticDescriptor[] ExceptionRules =
    [
        new("S6667", "Logging in a catch clause should pass the exception", "Exception", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
        new("S6668", "Logging arguments should be passed to the correct parameter", "Exception", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
    ];

    private static readonly DiagnosticDescriptor[] Rules =
    [
        new("CA2254", "Template should be a static expression", "Template", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
        new("S2629", "Logging templates should be constant", "Template", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules, .. ExceptionRules];

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
        context.RegisterOperationAction(CheckExceptions, OperationKind.Invocation);
    }

    /// <summary>Both report the whole call: each that leaves the exception out of its place, whatever else is done with it.</summary>
    private static void CheckExceptions(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.Arguments.Any(argument => TemplateParameters.Contains(argument.Parameter?.Name)) || call.Arguments.Any(argument => argument.Parameter?.Name is "exception"))
            return;

        if (call.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() is not null)
            context.ReportDiagnostic(Diagnostic.Create(ExceptionRules[0], call.Syntax.GetLocation()));

        if (call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Any(value => value.Type?.Name.EndsWith("Exception", StringComparison.Ordinal) is true && value.Parent is not IPropertyReferenceOperation))
            context.ReportDiagnostic(Diagnostic.Create(ExceptionRules[1], call.Syntax.GetLocation()));
    }
}
#pragma warning restore RS1001, RS1026, RS1036, RS1038, RS1041
