using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>A queue of background work that a place has at hand, such as <c>IBackgroundTaskQueue</c>.</summary>
/// <param name="Expression">How it is written there.</param>
/// <param name="Method">What takes a <c>Func&lt;CancellationToken, Task&gt;</c> or one of a <c>ValueTask</c>.</param>
internal sealed record WorkQueue(string Expression, IMethodSymbol Method, bool IsParameter)
{
    public bool IsAwaited => WorkFate.IsTask(Method.ReturnType);

    /// <summary>What the taken delegate returns.</summary>
    public ITypeSymbol Result => ((INamedTypeSymbol)Method.Parameters[0].Type).TypeArguments[1];

    /// <summary>The one queue that the place can name: a member of its type, or a parameter of its functions.</summary>
    public static WorkQueue? Find(SyntaxNode place, FixedDocument document)
    {
        var found = document.Model.LookupSymbols(place.SpanStart).Select(TryMatch).OfType<WorkQueue>().ToList();
        var members = found.Where(queue => !queue.IsParameter).ToList();

        // A primary constructor's parameter that a field is made of should not be kept twice.
        return members.Count > 0 ? Single(members) : Single(found);
    }

    private static WorkQueue? Single(List<WorkQueue> queues) => queues.Count is 1 ? queues[0] : null;

    private static WorkQueue? TryMatch(ISymbol symbol)
    {
        var type = symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
        return type is not null && FindMethod(type) is { } method ? new(TokenNames.Escape(symbol.Name), method, symbol is IParameterSymbol) : null;
    }

    private static IMethodSymbol? FindMethod(ITypeSymbol type) => type.GetMembers().Concat(type.AllInterfaces.SelectMany(contract => contract.GetMembers())).OfType<IMethodSymbol>().FirstOrDefault(method =>
        method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 1 } parameters }
        && method.Name.StartsWith("Queue", StringComparison.Ordinal)
        && method.Name.Contains("WorkItem")
        && (method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Arity: 0 } result && WorkFate.IsTask(result))
        && parameters[0].Type is INamedTypeSymbol { Name: "Func", TypeArguments: { Length: 2 } types }
        && types[0].IsToken()
        && types[1] is INamedTypeSymbol { Arity: 0 } work
        && WorkFate.IsTask(work));
}
