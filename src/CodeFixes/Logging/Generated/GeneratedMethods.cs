using Seaworthy.Common.Options;
using Seaworthy.Logging;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>The generated log methods of each type, with those that it gets; a type may have parts in several documents.</summary>
internal sealed class GeneratedMethods
{
    private readonly Dictionary<string, List<GeneratedMethod>> _byHost = [];

    /// <summary>A copy, for an attempt that may fail.</summary>
    public GeneratedMethods Copy()
    {
        var copy = new GeneratedMethods();
        foreach (var host in _byHost)
            copy._byHost.Add(host.Key, [.. host.Value]);

        return copy;
    }

    /// <summary>Takes over what an attempt has found.</summary>
    public void Accept(GeneratedMethods attempt)
    {
        foreach (var host in attempt._byHost)
            _byHost[host.Key] = host.Value;
    }

    /// <summary>The method for the call, which may be new; null when there is none that the generator would accept.</summary>
    public GeneratedMethod? Add(GeneratedCall call, LoggingSettings settings, SemanticModel model)
    {
        var methods = Of(call.Source.Host);
        var id = call.Event.Id ?? (settings.GeneratedEventId is GeneratedEventId.Preserve_zero ? 0 : null);
        var isNumbered = call.Event.Id is null && settings.GeneratedEventId is GeneratedEventId.Next;
        var shape = EventShape.Of(call, id);
        var nulls = GeneratedMethod.NullsOf(call);
        var known = methods.Find(method => (isNumbered ? method.Shape with { Id = null } : method.Shape) == shape && method.Takes(nulls) && IsVisible(method, call, model));
        if (known is not null)
            return known;

        if (isNumbered)
            id = methods.Select(method => method.Id ?? 0).DefaultIfEmpty().Max() + 1;

        // The generator warns of a name that two events of a type have.
        if (shape.Name is not null && methods.Exists(method => (method.Shape.Name ?? method.Name) == shape.Name))
            return null;

        var added = new GeneratedMethod(FindName(call, methods, settings, model), shape, id, call, nulls);
        methods.Add(added);
        return added;
    }

    /// <summary>The methods that calls of the document added, in their final form.</summary>
    public IEnumerable<GeneratedMethod> AddedIn(SyntaxTree tree) => _byHost.Values.SelectMany(methods => methods).Where(method => method.Call?.Call.Syntax.SyntaxTree == tree);

    private List<GeneratedMethod> Of(INamedTypeSymbol host)
    {
        var key = host.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (!_byHost.TryGetValue(key, out var methods))
            _byHost.Add(key, methods = [.. host.GetMembers().OfType<IMethodSymbol>().Select(ExistingMethod.TryRead).OfType<GeneratedMethod>()]);

        return methods;
    }

    /// <summary>Whether the name means this method where the call stands.</summary>
    private static bool IsVisible(GeneratedMethod method, GeneratedCall call, SemanticModel model) => model
        .LookupSymbols(call.Call.Syntax.SpanStart, name: method.Name)
        .All(symbol => symbol is IMethodSymbol && method.Call is null && symbol.ContainingType.Is(call.Source.Host.OriginalDefinition));

    private static string FindName(GeneratedCall call, List<GeneratedMethod> methods, LoggingSettings settings, SemanticModel model)
    {
        var name = settings.GeneratedNameStyle is GeneratedNameStyle.Caller ? GeneratedMethodName.FromCaller(call) : GeneratedMethodName.FromMessage(call);
        var unique = name;
        for (var number = 2; IsTaken(unique); number++)
            unique = FormattableString.Invariant($"{name}{number}");

        return unique;

        // A type of that name would no longer be found within the host.
        bool IsTaken(string candidate) =>
            methods.Exists(method => method.Name == candidate || method.Shape.Name == candidate)
            || call.Source.Host.Name == candidate
            || !call.Source.Host.GetMembers(candidate).IsEmpty
            || !model.LookupSymbols(call.Call.Syntax.SpanStart, name: candidate).IsEmpty
            || !model.LookupSymbols(call.Source.HostSyntax.OpenBraceToken.Span.End, name: candidate).IsEmpty;
    }
}
