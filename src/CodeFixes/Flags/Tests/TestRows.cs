using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;

namespace Seaworthy.CodeFixes.Flags.Tests;

/// <summary>The rows of a test with parameters, by the value that each has for one of them.</summary>
internal sealed class TestRows
{
    private static readonly string[] Known = ["Theory", "Fact", "Test", "TestMethod", "DataTestMethod", "InlineData", "DataRow", "TestCase"];

    private readonly MethodDeclarationSyntax _method;
    private readonly ParameterSyntax _parameter;
    private readonly List<(AttributeSyntax Row, AttributeArgumentSyntax Argument, object? Value)> _rows = [];

    private TestRows(MethodDeclarationSyntax method, ParameterSyntax parameter)
    {
        _method = method;
        _parameter = parameter;
    }

    /// <returns>Null where values come from somewhere else as well.</returns>
    public static TestRows? Read(MethodDeclarationSyntax method, ParameterSyntax parameter, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = new TestRows(method, parameter);
        var index = method.ParameterList.Parameters.IndexOf(parameter);
        foreach (var attribute in method.AttributeLists.SelectMany(list => list.Attributes))
        {
            var name = TestMethod.NameOf(attribute);
            if (name is not ("InlineData" or "DataRow" or "TestCase"))
            {
                // Whatever else brings rows is known by its end: [MemberData], [TestCaseSource] ...
                if (!Known.Contains(name) && (name.EndsWith("Data", StringComparison.Ordinal) || name.EndsWith("Source", StringComparison.Ordinal)))
                    return null;

                continue;
            }

            var arguments = attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToList() ?? [];
            if (arguments.Count != method.ParameterList.Parameters.Count
                || arguments.Any(argument => argument.NameColon is not null)
                || model.GetConstantValue(arguments[index].Expression, cancellationToken) is not { HasValue: true } constant)
            {
                return null;
            }

            found._rows.Add((attribute, arguments[index], constant.Value));
        }

        return found._rows.Count > 0 ? found : null;
    }

    /// <summary>Keeps the rows that have the value, and the parameter only where something else needs it.</summary>
    public void Keep(object value, RemovedText text, bool dropsParameter)
    {
        var kept = _rows.Where(row => value.Equals(row.Value)).ToList();
        if (kept.Count is 0)
        {
            text.Remove(OwnText.Of(_method));
            return;
        }

        var isLast = dropsParameter && _method.ParameterList.Parameters.Count is 1;
        var rows = new HashSet<SyntaxNode>(_rows.Except(kept).Select(row => row.Row));
        if (isLast && kept[0].Row.ArgumentList!.Arguments.Count is 1)
            BecomePlain(kept.ConvertAll(row => row.Row), rows, text);
        else if (dropsParameter)
        {
            foreach (var row in kept)
                ListEdits.Remove(text, row.Row.ArgumentList!.Arguments, argument => argument == row.Argument);
        }

        foreach (var list in _method.AttributeLists.Where(list => list.Attributes.Any(rows.Contains)))
        {
            if (list.Attributes.All(rows.Contains))
                text.Remove(list.Span);
            else
                ListEdits.Remove(text, list.Attributes, rows.Contains);
        }

        if (dropsParameter)
            ListEdits.Remove(text, _method.ParameterList.Parameters, parameter => parameter == _parameter);
    }

    /// <summary>A test without parameters has no rows.</summary>
    private void BecomePlain(List<AttributeSyntax> kept, HashSet<SyntaxNode> rows, RemovedText text)
    {
        var attributes = _method.AttributeLists.SelectMany(list => list.Attributes).ToList();
        var hasTest = attributes.Exists(attribute => TestMethod.NameOf(attribute) is "Test" or "TestMethod" or "DataTestMethod" or "Theory");
        foreach (var attribute in attributes)
        {
            switch (TestMethod.NameOf(attribute))
            {
                case "Theory":
                    text.Replace(attribute.Name.Span, "Fact");
                    break;

                case "DataTestMethod":
                    text.Replace(attribute.Name.Span, "TestMethod");
                    break;
            }
        }

        // NUnit's [TestCase] is also what makes the method a test.
        var first = hasTest ? 0 : 1;
        if (first is 1)
            text.Replace(kept[0].Span, "Test");

        rows.UnionWith(kept.Skip(first));
    }
}
