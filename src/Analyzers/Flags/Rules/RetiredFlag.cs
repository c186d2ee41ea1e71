using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4001: the answer to a question about a flag is known for good.</summary>
internal sealed class RetiredFlag(FlagSymbols symbols, FlagRegistry registry)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4001",
        Family.Flags,
        Level.Warning,
        title: "Retired flag is still read",
        message: "Flag '{0}' is retired ({1}): remove the check",
        description: "The decision about the flag has been made, so one side of every check of it is dead code that is still compiled, tested and read.");

    private readonly RetiredReadPlaces _places = new(symbols, registry);

    public bool MayMatch(SyntaxNode call, CancellationToken cancellationToken) =>
        symbols.Apis.MayMatch(call, cancellationToken) || (call is InvocationExpressionSyntax invocation && FlagGates.IsNamed(invocation));

    public void Check(ExpressionSyntax call, NodeContext context, AnalyzerConfigOptions options)
    {
        if (symbols.Apis.TryMatch(call, context.SemanticModel, options, context.CancellationToken) is { } read)
        {
            if ((registry.FindRetired(read, options) ?? registry.FindDisputed(read, options)) is { } entry)
                Report(read.Expression, entry, context, options);
        }
        else if (call is InvocationExpressionSyntax invocation && FlagGates.TryMatch(invocation, context.SemanticModel, context.CancellationToken) is { } gate)
        {
            Check(gate, context, options);
        }
    }

    public void Check(AttributeSyntax attribute, NodeContext context, AnalyzerConfigOptions options)
    {
        if (symbols.Gates.TryMatch(attribute, context.SemanticModel, options, context.CancellationToken) is { } gate)
            Check(gate, context, options);
    }

    public void Check(SubpatternSyntax pattern, NodeContext context, AnalyzerConfigOptions options)
    {
        if (symbols.Apis.TryMatch(pattern, context.SemanticModel, options, context.CancellationToken) is { } found && registry.FindRetired(found, options) is { } entry)
            Report(pattern, entry, context, options);
    }

    private void Check(FlagGate gate, NodeContext context, AnalyzerConfigOptions options)
    {
        foreach (var key in gate.Keys)
        {
            if (registry.FindRetired(key, options) is { } entry)
                Report(key.Syntax, entry, context, options);
        }
    }

    private void Report(SyntaxNode place, FlagEntry entry, NodeContext context, AnalyzerConfigOptions options)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add("flag", entry.Key).Add("value", entry.Value.ToString()).Add("source", RetiredReadPlaces.SourceOf(entry));
        context.ReportDiagnostic(Rule.At(place.GetLocation(), _places.Beside(place, entry, context, options), properties, entry.Key, RetiredReadPlaces.Describe(entry)));
    }
}
