using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>Tells whether a field has been written before it is read: in the constructors, or where the object is prepared for use.</summary>
internal sealed class WriteOrder(ISymbol variable)
{
    private static readonly string[] Preparations = ["Init", "OnInit", "Load", "Start", "OnStart", "SetUp", "Setup", "Configure", "Prepare", "Open", "Connect", "Refresh", "Boot", "OnParametersSet", "Warm"];

    public bool ComesFirst(IReadOnlyList<AssignmentExpressionSyntax> writes, IReadOnlyList<SimpleNameSyntax> reads)
    {
        var certain = writes.Where(IsUnconditional).ToList();
        return IsInConstructors(certain, reads) || certain.Exists(write => write.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && reads.All(read => ComesBefore(write, method, read)));
    }

    private bool IsInConstructors(List<AssignmentExpressionSyntax> writes, IReadOnlyList<SimpleNameSyntax> reads)
    {
        var own = writes.Where(write => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null).ToList();
        if (own.Count is 0 || reads.Any(read => read.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor && own.Exists(write => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() == constructor && write.SpanStart > read.SpanStart)))
            return false;

        return variable.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == (variable.IsStatic ? MethodKind.StaticConstructor : MethodKind.Constructor))
            .SelectMany(constructor => constructor.IsImplicitlyDeclared ? [null] : constructor.DeclaringSyntaxReferences.Select(reference => (SyntaxNode?)reference.GetSyntax()))
            .All(declaration => declaration is ConstructorDeclarationSyntax constructor
                && (constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) || own.Exists(write => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() == constructor)));
    }

    /// <summary>Whether the method that writes has run when the read is reached.</summary>
    private static bool ComesBefore(AssignmentExpressionSyntax write, MethodDeclarationSyntax writer, SimpleNameSyntax read)
    {
        var reader = read.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>();
        if (reader == writer)
            return read.SpanStart > write.Span.End;

        var calls = reader?.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression.GetLastToken().ValueText == writer.Identifier.ValueText).ToList() ?? [];
        return calls.Count > 0
            ? calls.Exists(call => call.Span.End < read.SpanStart && call.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax { Parent: BaseMethodDeclarationSyntax } })
            : reader is not ConstructorDeclarationSyntax && Preparations.Any(start => writer.Identifier.ValueText.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>Whether the function can't end without the write.</summary>
    private static bool IsUnconditional(AssignmentExpressionSyntax write) => write.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax } => true,
        ExpressionStatementSyntax { Parent: BlockSyntax { Parent: BaseMethodDeclarationSyntax } block } statement =>
            !block.Statements.TakeWhile(earlier => earlier != statement).Any(earlier => earlier.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is ReturnStatementSyntax or GotoStatementSyntax)),
        _ => false,
    };
}
