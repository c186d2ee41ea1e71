using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Adds statements with awaits to a method that returns a task, on every way out of it, and makes it an async one where it isn't.</summary>
internal sealed class TaskMethodEdits
{
    private readonly MethodDeclarationSyntax _method;
    private readonly Layout _layout;
    private readonly SourceEdits _edits;
    private readonly StatementEdits _statements;
    private readonly string[] _first;
    private readonly string[] _last;
    private readonly SyntaxNode? _before;
    private readonly bool _isGuarded;
    private readonly string _suffix;
    private readonly Func<ExpressionSyntax, string?>? _awaited;

    private TaskMethodEdits(MethodDeclarationSyntax method, FixedDocument document, string[] first, string[] last, SyntaxNode? before, Func<ExpressionSyntax, string?>? awaited, bool isGuarded)
    {
        (_method, _layout, _first, _last, _before, _awaited, _isGuarded) = (method, document.Layout, first, last, before, awaited, isGuarded);
        _edits = new SourceEdits(document.Root);
        _statements = new StatementEdits(_edits, _layout);
        _suffix = AwaitStyle.Suffix(method);
    }

    private bool IsAsync => _method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    /// <summary>Whether the method can go on returning its task.</summary>
    private bool StaysAsItIs => IsAsync || (_last.Length is 0 && !ReturnedValues().Any(value => _awaited?.Invoke(value) is not null));

    /// <param name="first">Lines for the beginning, in which a tab stands for one level of indentation.</param>
    /// <param name="last">Lines for the end, or for the place in front of <paramref name="before"/>.</param>
    /// <param name="before">A statement of the body, or the expression that is the body.</param>
    /// <param name="awaited">What is awaited instead of a value that was returned; null where that is awaited itself.</param>
    /// <param name="isGuarded">Whether a return in front of the end means that nothing more is to be done.</param>
    /// <returns>Null where the method hands out its task in a way that can't be awaited.</returns>
    public static IReadOnlyList<TextChange>? TryAdd(MethodDeclarationSyntax method, FixedDocument document, string[] first, string[] last, SyntaxNode? before, Func<ExpressionSyntax, string?>? awaited = null, bool isGuarded = false)
    {
        var edits = new TaskMethodEdits(method, document, first, last, before, awaited, isGuarded);
        if (HasDirectives(method) || (last.Length > 0 && edits.ReturnedValues().Any(IsFailure)) || method.DescendantNodes().Any(node => node is YieldStatementSyntax or GlobalStatementSyntax))
            return null;

        var isDone = method switch
        {
            { ExpressionBody: { } value } => edits.TryExpand(value),
            { Body: { } body } when document.Layout.IsOnOneLine(body.Span) && body.Statements.Count > 0 => edits.TryExpand(body),
            { Body: { } body } => edits.TryAddTo(body, document.Model.AnalyzeControlFlow(body) is { Succeeded: true, EndPointIsReachable: true }),
            _ => false,
        };
        if (!isDone)
            return null;

        if (!edits.StaysAsItIs)
            edits._edits.Insert(method.ReturnType.SpanStart, "async ");

        return edits._edits.Changes;
    }

    /// <summary>Whether an <c>#if</c> or the like stands in the code, and not only above it.</summary>
    public static bool HasDirectives(SyntaxNode node) => node.ContainsDirectives && node.DescendantTrivia(node.Span).Any(trivia => trivia.IsDirective && trivia.SpanStart > node.SpanStart);

    private bool TryExpand(ArrowExpressionClauseSyntax value)
    {
        if (value.DescendantTrivia().Any(IsComment) || _method.SemicolonToken.LeadingTrivia.Any(IsComment))
            return false;

        var expression = value.Expression;
        string[] own = StaysAsItIs && !IsAsync ? [$"return {expression};"] : MissingBaseCall.IsCompletedTask(expression) ? [] : Statement(expression);
        WriteBody(value.FullSpan.Start, _method.SemicolonToken.Span.End, _before is null ? _first.Concat(own).Concat(_last) : _first.Concat(_last).Concat(own));
        return true;
    }

    private bool TryExpand(BlockSyntax body)
    {
        if (body.DescendantTrivia().Any(IsComment) || Returns(body).Any(statement => statement.Parent != body || statement != body.Statements.Last()))
            return false;

        var lines = new List<string>(_first);
        foreach (var statement in body.Statements)
        {
            if (statement == _before)
                lines.AddRange(_last);

            if (statement is not ReturnStatementSyntax { Expression: var returned } || (StaysAsItIs && !IsAsync))
                lines.Add(statement.ToString());
            else if (returned is not null && !MissingBaseCall.IsCompletedTask(returned))
                lines.AddRange(Statement(returned));
        }

        if (_before is null)
            lines.AddRange(_last);

        WriteBody(body.OpenBraceToken.SpanStart, body.Span.End, lines);
        return true;
    }

    private bool TryAddTo(BlockSyntax body, bool endIsReachable)
    {
        if (_first.Length > 0)
            _statements.Prepend(body, _first);

        if (StaysAsItIs && _last.Length is 0)
            return true;

        var isWritten = _last.Length is 0 || endIsReachable;
        foreach (var statement in Returns(body))
        {
            if (!TryReplace(statement, body))
                return false;

            isWritten |= Follows(statement, body);
        }

        if (_before is StatementSyntax before)
            return body.Statements.Contains(before) && _statements.InsertAbove(before, _last);

        if (endIsReachable && _last.Length > 0)
            _statements.Append(body, _last);

        return isWritten;
    }

    private bool TryReplace(ReturnStatementSyntax statement, BlockSyntax body)
    {
        var isEnd = IsEnd(statement, body);
        var last = Follows(statement, body) ? _last : [];
        string[] own = statement.Expression is not { } value || MissingBaseCall.IsCompletedTask(value) ? [] : Statement(value);
        var lines = (isEnd ? own.Concat(last) : own.Concat(last).Append("return;")).ToArray();
        if (lines.Length is 0 && statement.Parent == body)
            return TryRemove(statement);

        if (lines.Length is 0)
            lines = ["return;"];

        if (lines.Length is 1 && !isEnd && statement.Expression is null)
            return true;

        switch (statement.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax when _layout.IsFirstOnLine(statement.SpanStart):
                var indentation = _layout.IndentationAt(statement.SpanStart);
                _edits.Replace(statement.Span, _layout.Render(lines, indentation).Substring(indentation.Length));
                return true;

            case BlockSyntax or SwitchSectionSyntax when !lines.Any(line => line.StartsWith("\t", StringComparison.Ordinal)):
                _edits.Replace(statement.Span, string.Join(" ", lines));
                return true;

            case IfStatementSyntax or ElseClauseSyntax when lines.Length is 1:
                _edits.Replace(statement.Span, lines[0]);
                return true;

            case IfStatementSyntax or ElseClauseSyntax when statement.GetFirstToken().GetPreviousToken() is var previous && !previous.TrailingTrivia.Concat(statement.GetLeadingTrivia()).Any(IsComment):
                _edits.Replace(TextSpan.FromBounds(previous.Span.End, statement.Span.End), Braces(lines, _layout.IndentationAt(statement.Parent.SpanStart)));
                return true;

            default:
                return false;
        }
    }

    /// <summary>Whether what comes last belongs in front of the return.</summary>
    private bool Follows(ReturnStatementSyntax statement, BlockSyntax body) =>
        (_before is null || statement.SpanStart < _before.SpanStart) && (!_isGuarded || (statement.Parent == body && IsEnd(statement, body)));

    /// <summary>Whether the method would end behind the return without it, too.</summary>
    private static bool IsEnd(ReturnStatementSyntax statement, BlockSyntax body)
    {
        for (SyntaxNode node = statement; node.Parent is { } parent; node = parent)
        {
            if (parent is BlockSyntax block ? block.Statements.Last(each => each is not LocalFunctionStatementSyntax) != node : parent is not (IfStatementSyntax or ElseClauseSyntax or TryStatementSyntax or CatchClauseSyntax))
                return false;

            if (parent == body)
                return true;
        }

        return false;
    }

    /// <summary>Takes the return at the end out, but not the comments above it.</summary>
    private bool TryRemove(ReturnStatementSyntax statement)
    {
        var next = statement.GetLastToken().GetNextToken();
        if (!_layout.IsFirstOnLine(statement.SpanStart) || !_layout.IsFirstOnLine(next.SpanStart) || statement.GetTrailingTrivia().Any(IsComment))
            return false;

        var start = statement.GetLeadingTrivia().Any(IsComment) ? _layout.LineStart(statement.SpanStart) : statement.FullSpan.Start;
        _edits.Replace(TextSpan.FromBounds(start, statement.FullSpan.End), "");
        return true;
    }

    /// <summary>What was returned, awaited.</summary>
    private string[] Statement(ExpressionSyntax value)
    {
        if (_awaited?.Invoke(value) is { } other)
            return [$"await {other};"];

        var isAwaited = value is AwaitExpressionSyntax || IsAsync;
        var needsParentheses = !isAwaited && value is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax;
        var text = needsParentheses ? $"({value})" : value.ToString();
        var indentation = _layout.IndentationAt(value.SpanStart);
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).Select((line, index) => index > 0 && line.StartsWith(indentation, StringComparison.Ordinal) ? Tabs(line.Substring(indentation.Length)) : line).ToArray();
        lines[0] = (isAwaited ? "" : "await ") + lines[0];
        lines[lines.Length - 1] += (isAwaited || text.EndsWith(".ConfigureAwait(false)", StringComparison.Ordinal) ? "" : _suffix) + ";";
        return lines;
    }

    private string Tabs(string line)
    {
        var levels = 0;
        while (_layout.Unit.Length > 0 && line.StartsWith(_layout.Unit, StringComparison.Ordinal))
        {
            line = line.Substring(_layout.Unit.Length);
            levels++;
        }

        return new string('\t', levels) + line;
    }

    private void WriteBody(int start, int end, IEnumerable<string> lines)
    {
        var head = _method.GetLocation().SourceTree!.GetText().ToString(TextSpan.FromBounds(_method.SpanStart, start));
        _edits.Replace(TextSpan.FromBounds(_method.SpanStart + head.TrimEnd().Length, end), Braces(lines, _layout.IndentationAt(_method.SpanStart)));
    }

    private string Braces(IEnumerable<string> lines, string indentation) =>
        (_layout.BraceOnOwnLine ? _layout.NewLine + indentation : " ") + "{" + _layout.NewLine
        + _layout.Render(lines, indentation + _layout.Unit) + _layout.NewLine + indentation + "}";

    private IEnumerable<ExpressionSyntax> ReturnedValues() =>
        _method.ExpressionBody is { Expression: var value } ? [value] : Returns(_method.Body!).Select(statement => statement.Expression).OfType<ExpressionSyntax>();

    private static IEnumerable<ReturnStatementSyntax> Returns(BlockSyntax body) => body.DescendantNodes(LoopExits.IsOfFunction).OfType<ReturnStatementSyntax>();

    private static bool IsFailure(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromException" or "FromCanceled" } };

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
