using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Writes what is dead out of the files: declarations, what only serves them, and arguments.</summary>
internal sealed class DeadEdits(SolutionView view, Candidates candidates)
{
    private readonly Dictionary<SyntaxTree, RemovedText> _texts = [];
    private readonly Dictionary<SyntaxTree, StatementRemovals> _statements = [];
    private readonly HashSet<SyntaxNode> _elements = [];
    private readonly HashSet<SyntaxNode> _lists = [];

    /// <returns>The new text of each file that changes.</returns>
    public IReadOnlyDictionary<SyntaxTree, SourceText> Write(IReadOnlyList<Declaration> dead)
    {
        foreach (var declaration in dead)
        {
            foreach (var symbol in declaration.Symbols)
            {
                foreach (var reference in symbol.DeclaringSyntaxReferences)
                    RemoveDeclaration(reference.GetSyntax(view.CancellationToken));

                if (symbol is IParameterSymbol parameter)
                    RemoveArguments(parameter);
            }

            foreach (var use in declaration.Uses)
                RemoveSite(use);
        }

        foreach (var list in _lists)
            WriteList(list);

        foreach (var statements in _statements.Values)
            statements.Apply();

        return _texts.Where(text => !text.Value.IsEmpty).ToDictionary(text => text.Key, text => text.Value.Apply());
    }

    private RemovedText Text(SyntaxNode node)
    {
        if (!_texts.TryGetValue(node.SyntaxTree, out var text))
            _texts[node.SyntaxTree] = text = new RemovedText(node.SyntaxTree.GetText(view.CancellationToken));

        return text;
    }

    private void Remove(StatementSyntax statement)
    {
        if (!_statements.TryGetValue(statement.SyntaxTree, out var statements))
            _statements[statement.SyntaxTree] = statements = new StatementRemovals(Text(statement), view.ModelOf(statement.SyntaxTree), view.CancellationToken);

        statements.Add(statement);
    }

    private void RemoveElement(SyntaxNode element)
    {
        _elements.Add(element);
        _lists.Add(element.Parent!);
    }

    private void RemoveDeclaration(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax or EnumMemberDeclarationSyntax:
                RemoveElement(declaration);
                break;

            case ParameterSyntax parameter:
                RemoveElement(parameter);
                if (parameter.Parent?.Parent is { } owner)
                    RemoveTag(owner, parameter.Identifier.ValueText);

                break;

            case LocalFunctionStatementSyntax function:
                Remove(function);
                break;

            case MemberDeclarationSyntax member:
                Text(member).Remove(OwnText.Of(member));
                break;
        }
    }

    private void RemoveArguments(IParameterSymbol parameter)
    {
        foreach (var call in candidates.Parameters.CallsOf((IMethodSymbol)parameter.ContainingSymbol))
        {
            if (call.ArgumentFor(parameter, view.CancellationToken) is { } argument)
                RemoveElement(argument);
        }
    }

    private void RemoveSite(Use use)
    {
        switch (use.Site)
        {
            case { Kind: UseKind.Write, Node: { } write }:
                RemoveWrite(write);
                break;

            case { Kind: UseKind.Component, Node: ArgumentSyntax component } when Tuples.Assigned(component) is { } value:
                RemoveElement(component);
                RemoveElement(value);
                break;

            case { Kind: UseKind.Element, Node: { } element }:
                RemoveElement(element);
                break;

            case { Kind: UseKind.Guard, Node: StatementSyntax guard }:
                Remove(guard);
                break;

            case { Kind: UseKind.Registration, Node: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call }:
                if (call.Parent is ExpressionStatementSyntax registration && access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
                    Remove(registration);
                else
                    Text(call).Replace(TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "");

                break;

            case { Kind: UseKind.Mention, Node: { } mention }:
                Text(mention).Replace(mention.Span, $"<c>{use.Name.Identifier.ValueText}</c>");
                break;
        }
    }

    private void RemoveWrite(SyntaxNode write)
    {
        if (write.Parent is ArrowExpressionClauseSyntax arrow)
            Text(arrow).Replace(TextSpan.FromBounds(arrow.SpanStart, arrow.GetLastToken().GetNextToken().Span.End), "{ }");
        else if (write is AssignmentExpressionSyntax { Right: not TupleExpressionSyntax } assignment && UseSite.KeepsValue(assignment, new Droppable(view.ModelOf(write.SyntaxTree), view.CancellationToken)))
            Text(write).Replace(TextSpan.FromBounds(assignment.SpanStart, assignment.Right.SpanStart), "");
        else
            Remove((StatementSyntax)write.Parent!);
    }

    private void WriteList(SyntaxNode list)
    {
        var text = Text(list);
        switch (list)
        {
            case VariableDeclarationSyntax variables when !variables.Variables.All(_elements.Contains):
                ListEdits.Remove(text, variables.Variables, _elements.Contains);
                break;

            case VariableDeclarationSyntax { Parent: StatementSyntax statement }:
                Remove(statement);
                break;

            case VariableDeclarationSyntax { Parent: { } member }:
                text.Remove(OwnText.Of(member));
                break;

            case EnumDeclarationSyntax type:
                EnumEdits.Remove(text, type, _elements.Contains, view.ModelOf(type.SyntaxTree), view.CancellationToken);
                break;

            case InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax { ArgumentList: null } creation } initializer when initializer.Expressions.All(_elements.Contains):
                text.Replace(TextSpan.FromBounds(creation.Type.Span.End, initializer.Span.End), "()");
                break;

            case InitializerExpressionSyntax initializer when initializer.Expressions.All(_elements.Contains) && initializer.Parent is BaseObjectCreationExpressionSyntax:
                text.Replace(TextSpan.FromBounds(initializer.OpenBraceToken.GetPreviousToken().Span.End, initializer.Span.End), "");
                break;

            case InitializerExpressionSyntax initializer:
                ListEdits.RemoveInBraces(text, initializer.Expressions, _elements.Contains);
                break;

            case TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple when tuple.Arguments.All(_elements.Contains):
                RemoveWrite(assignment);
                break;

            case TupleExpressionSyntax tuple:
                Tuples.Remove(text, tuple, _elements.Contains);
                break;

            case ParameterListSyntax parameters:
                ListEdits.Remove(text, parameters.Parameters, _elements.Contains);
                break;

            case ArgumentListSyntax { Parent: ConstructorInitializerSyntax { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } initializer } arguments when arguments.Arguments.All(_elements.Contains):
                text.Replace(TextSpan.FromBounds(initializer.GetFirstToken().GetPreviousToken().Span.End, initializer.Span.End), "");
                break;

            case ArgumentListSyntax { Parent: PrimaryConstructorBaseTypeSyntax } arguments when arguments.Arguments.All(_elements.Contains):
                text.Replace(arguments.Span, "");
                break;

            case ArgumentListSyntax arguments:
                ListEdits.Remove(text, arguments.Arguments, _elements.Contains);
                break;
        }
    }

    /// <summary>Removes the description of a parameter, by its text: it has no structure where documentation is not built.</summary>
    private void RemoveTag(SyntaxNode owner, string parameter)
    {
        var text = owner.SyntaxTree.GetText(view.CancellationToken);
        var leading = text.ToString(TextSpan.FromBounds(owner.FullSpan.Start, owner.SpanStart));
        var tag = leading.IndexOf($"<param name=\"{parameter}\"", StringComparison.Ordinal);
        if (tag < 0)
            return;

        var open = leading.IndexOf('>', tag);
        var close = open > 0 && leading[open - 1] is '/' ? open + 1 : leading.IndexOf("</param>", tag, StringComparison.Ordinal) is var end and > 0 ? end + "</param>".Length : -1;
        if (close < 0)
            return;

        var (from, to) = (owner.FullSpan.Start + tag, owner.FullSpan.Start + close);
        var (first, last) = (text.Lines.GetLineFromPosition(from), text.Lines.GetLineFromPosition(to));
        var isWhole = text.ToString(TextSpan.FromBounds(first.Start, from)).Trim() is "///" or "*" && text.ToString(TextSpan.FromBounds(to, last.End)).Trim().Length is 0;
        Text(owner).Replace(isWhole ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : TextSpan.FromBounds(from, to), "");
    }
}
