using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Shutdown.Threading;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>Marks the methods of a chain and their calls, so that they are found again in the changed files.</summary>
internal sealed class ChainMarks
{
    // Two chains may share a file: a mark is known by what it is, not by what it says.
    private readonly Dictionary<SyntaxAnnotation, (string Kind, int Index)> _meanings = [];
    private readonly Dictionary<SyntaxTree, Dictionary<SyntaxToken, SyntaxAnnotation>> _marks = [];

    /// <param name="isLetAlone">Whether a call is not to be cancelled although its method could be; null where it can't be changed.</param>
    public ChainMarks(IReadOnlyList<ChainLink> chain, Func<ChainLink, PrivateCall, bool?> isLetAlone, CancellationToken cancellationToken)
    {
        for (var index = 0; index < chain.Count; index++)
        {
            var link = chain[index];
            foreach (var part in PartsOf(link.Method, cancellationToken))
                Add(part.Identifier, "method", index);

            foreach (var call in link.Method.Callers)
            {
                if (isLetAlone(link, call) is { } alone)
                    Add(NameOf(call.Syntax), alone ? "alone" : "call", index);
                else
                    WithoutMark.Add(index);
            }
        }
    }

    public IEnumerable<SyntaxTree> Trees => _marks.Keys;

    /// <summary>The methods with calls that can't be changed.</summary>
    public HashSet<int> WithoutMark { get; } = [];

    /// <summary>All declarations that have the signature of the method.</summary>
    public static IEnumerable<MethodDeclarationSyntax> PartsOf(TokenlessMethod method, CancellationToken cancellationToken) => new[] { method.Symbol, method.Symbol.PartialImplementationPart }
        .Concat(method.Implementations)
        .OfType<IMethodSymbol>()
        .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
        .Select(part => part.GetSyntax(cancellationToken))
        .OfType<MethodDeclarationSyntax>();

    public SyntaxNode Apply(SyntaxTree tree, SyntaxNode root) =>
        _marks.TryGetValue(tree, out var marks) ? root.ReplaceTokens(marks.Keys, (original, token) => token.WithAdditionalAnnotations(marks[original])) : root;

    /// <summary>The declarations of the chain's methods, each with the place of its method in the chain.</summary>
    public IEnumerable<(int Index, MethodDeclarationSyntax Method)> MethodsIn(SyntaxNode root) =>
        Find(root, "method").Select(found => (found.Index, (MethodDeclarationSyntax)found.Token.Parent!));

    public IEnumerable<(int Index, InvocationExpressionSyntax Call, bool IsLetAlone)> CallsIn(SyntaxNode root) =>
        Find(root, "call").Select(found => (found.Index, CallOf(found.Token), false)).Concat(Find(root, "alone").Select(found => (found.Index, CallOf(found.Token), true)));

    /// <summary>The place of the called method in the chain; -1 where the name is none of a call of it.</summary>
    public int IndexOfCall(InvocationExpressionSyntax call) => IndexOfCall(NameOf(call));

    public int IndexOfCall(SyntaxToken name) => Math.Max(Index(name, "call"), Index(name, "alone"));

    /// <summary>The place of a method in the chain; -1 where it is not in it.</summary>
    public int IndexOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)).OfType<MethodDeclarationSyntax>().Select(part => Index(part.Identifier, "method")).DefaultIfEmpty(-1).Max();
    }

    private static SyntaxToken NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        var other => other.GetFirstToken(),
    };

    private static InvocationExpressionSyntax CallOf(SyntaxToken name) => name.Parent!.FirstAncestorOrSelf<InvocationExpressionSyntax>()!;

    private void Add(SyntaxToken token, string kind, int index)
    {
        if (!_marks.TryGetValue(token.SyntaxTree!, out var marks))
            _marks[token.SyntaxTree!] = marks = [];

        var mark = new SyntaxAnnotation(SourceEdits.KeptMark);
        marks[token] = mark;
        _meanings[mark] = (kind, index);
    }

    private IEnumerable<(int Index, SyntaxToken Token)> Find(SyntaxNode root, string kind) =>
        root.GetAnnotatedTokens(SourceEdits.KeptMark).Select(token => (Index(token, kind), token)).Where(found => found.Item1 >= 0);

    private int Index(SyntaxToken token, string kind)
    {
        foreach (var mark in token.GetAnnotations(SourceEdits.KeptMark))
        {
            if (_meanings.TryGetValue(mark, out var meaning) && meaning.Kind == kind)
                return meaning.Index;
        }

        return -1;
    }
}
