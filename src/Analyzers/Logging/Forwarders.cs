using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging;

/// <summary>Finds the methods of this compilation that hand one of their own parameters on as a message template.</summary>
internal sealed class Forwarders(Compilation compilation, LoggingSymbols symbols)
{
    /// <summary>How many methods may stand between a call and the library.</summary>
    private const int DepthLimit = 4;

    private readonly ConcurrentDictionary<IMethodSymbol, TemplateTarget?> _known = new(SymbolEqualityComparer.Default);

    /// <param name="method">The called method.</param>
    /// <param name="depth">How many forwarding methods led here: a method that forwards to itself ends the search.</param>
    public TemplateTarget? FindTemplate(IMethodSymbol method, LoggingSettings settings, int depth, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (depth >= DepthLimit || definition.DeclaringSyntaxReferences.Length is not 1 || !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly))
            return null;

        if (!_known.TryGetValue(definition, out var target))
        {
            target = Analyze(definition, settings, depth, cancellationToken);
            if (depth is 0)
                _known.TryAdd(definition, target);
        }

        // The target names a parameter of the definition; the caller sees the one of its own construction.
        return target is null ? null : target with { Parameter = method.Parameters[target.Parameter.Ordinal - (method.ReducedFrom is null ? 0 : 1)] };
    }

    private TemplateTarget? Analyze(IMethodSymbol method, LoggingSettings settings, int depth, CancellationToken cancellationToken)
    {
        if (method.IsAbstract || !HasText(method))
            return null;

        var body = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (!compilation.ContainsSyntaxTree(body.SyntaxTree))
            return null;

        SemanticModel? model = null;
        TemplateTarget? found = null;
        foreach (var node in body.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax syntax || !PassesText(syntax, method))
                continue;

#pragma warning disable RS1030 // The forwarding method may stand in another file than its caller; it is looked at once.
            model ??= compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
            if (FindForwarded(syntax, method, settings, model, depth, cancellationToken) is { } target)
                found ??= target;
        }

        return found is not null && IsOnlyForwarded(found.Parameter, body, syntax => FindForwarded(syntax, method, settings, model!, depth, cancellationToken)) ? found : null;
    }

    /// <summary>What the call takes as its template, when that is a parameter of the method.</summary>
    private TemplateTarget? FindForwarded(InvocationExpressionSyntax syntax, IMethodSymbol method, LoggingSettings settings, SemanticModel model, int depth, CancellationToken cancellationToken) =>
        model.GetOperation(syntax, cancellationToken) is IInvocationOperation invocation
        && LogCall.TryMatch(invocation, symbols, settings, cancellationToken, depth + 1) is { Kind: not LogCallKind.Definition } call
        && call.Template.Value.Unwrap() is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
        && ForwardsValues(call, parameter, model, cancellationToken) is { } takesValues
            ? new TemplateTarget(parameter, call.Library, call.Kind, takesValues, IsText: !takesValues)
            : null;

    /// <summary>
    /// Whether the parameter is a template and nothing else: a text that also becomes the message of an exception, or the
    /// format of another call, can't have named placeholders.
    /// </summary>
    private static bool IsOnlyForwarded(IParameterSymbol parameter, SyntaxNode body, Func<InvocationExpressionSyntax, TemplateTarget?> findForwarded)
    {
        foreach (var mention in LocalText.Mentions(parameter.Name, body))
        {
            if (mention.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax syntax }
                || findForwarded(syntax) is not { Parameter: var forwarded }
                || !SymbolEqualityComparer.Default.Equals(forwarded, parameter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasText(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter is { Type.SpecialType: SpecialType.System_String, RefKind: RefKind.None })
                return true;
        }

        return false;
    }

    private static bool PassesText(InvocationExpressionSyntax syntax, IMethodSymbol method)
    {
        foreach (var argument in syntax.ArgumentList.Arguments)
        {
            if (argument.Expression is not IdentifierNameSyntax { Identifier.ValueText: var name })
                continue;

            foreach (var parameter in method.Parameters)
            {
                if (parameter.Name == name && parameter.Type.SpecialType is SpecialType.System_String)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the method's own array of values goes along (true), or none at all (false); null when it adds values of its own.</summary>
    private static bool? ForwardsValues(LogCall call, IParameterSymbol template, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Values.IsEmpty)
            return false;

        return call is { PassesArray: true, Values.Length: 1 }
            && model.GetValueOperation(call.Values[0].Expression, cancellationToken)?.Unwrap() is IParameterReferenceOperation { Parameter: { IsParams: true } parameter }
            && parameter.Ordinal > template.Ordinal
                ? true
                : null;
    }
}
