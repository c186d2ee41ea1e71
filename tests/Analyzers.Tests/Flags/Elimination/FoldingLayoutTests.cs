namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What is left of a check reads as it was written: comments, braces, lines.</summary>
public sealed class FoldingLayoutTests
{
    private static void Becomes(string before, string on, string off)
    {
        Assert.Equal(on, FoldedCode.Of(before, isOn: true));
        Assert.Equal(off, FoldedCode.Of(before, isOn: false));
    }

    [Fact]
    public void Comments_stay_with_the_branch_that_stays() => Becomes(
        """
        Log(1);

        // why we ask
        if (Has("x")) // at the end of the line
        { // behind the brace
            // above
            Log(2); // beside
            // below
        }
        else
        {
            // the old way
            Log(3);
        }

        // next
        Log(4);
        """,
        """
        Log(1);

        // why we ask
        // at the end of the line
        // behind the brace
        // above
        Log(2); // beside
        // below

        // next
        Log(4);
        """,
        """
        Log(1);

        // why we ask
        // the old way
        Log(3);

        // next
        Log(4);
        """);

    [Fact]
    public void A_check_that_goes_takes_its_comment_along_and_leaves_that_of_the_section() => Becomes(
        """
        // Orders.

        // about the check
        if (Has("x"))
            Log(1);

        Log(2);
        """,
        """
        // Orders.

        // about the check
        Log(1);

        Log(2);
        """,
        """
        // Orders.

        Log(2);
        """);

    [Fact]
    public void Braces_on_the_line_of_the_header_stay_there() => Becomes(
        """
        foreach (var order in orders) {
            if (!Has("x")) {
                continue;
            }

            Log(order);
        }
        """,
        """
        foreach (var order in orders) {
            Log(order);
        }
        """,
        """
        foreach (var order in orders) {
        }
        """);

    [Fact]
    public void Clauses_keep_their_own_comments() => Becomes(
        """
        if (a)
        {
            Log(1);
        }
        // when new
        else if (Has("x") && b)
        {
            Log(2);
        }
        else if (!Has("x"))
        {
            Log(3);
        }
        // otherwise
        else
        {
            Log(4);
        }
        """,
        """
        if (a)
        {
            Log(1);
        }
        // when new
        else if (b)
        {
            Log(2);
        }
        // otherwise
        else
        {
            Log(4);
        }
        """,
        """
        if (a)
        {
            Log(1);
        }
        else
        {
            Log(3);
        }
        """);

    [Fact]
    public void Operands_on_lines_of_their_own_stay_there() => Becomes(
        """
        if (a
            && Has("x")
            && b)
        {
            Log(1);
        }

        var text = Has("x")
            ? string.Join(
                ",",
                orders)
            : "none";
        Log(text);
        """,
        """
        if (a
            && b)
        {
            Log(1);
        }

        var text = string.Join(
            ",",
            orders);
        Log(text);
        """,
        """
        var text = "none";
        Log(text);
        """);

    [Fact]
    public void Tabs_and_line_ends_stay() => Assert.Equal(
        "if (a)\r\n{\r\n\tLog(1);\r\n\tLog(2);\r\n}",
        FoldedCode.Of("if (a)\r\n{\r\n\tif (Has(\"x\"))\r\n\t{\r\n\t\tLog(1);\r\n\t\tLog(2);\r\n\t}\r\n}", isOn: true));

    [Fact]
    public void The_second_statement_of_a_line_moves_to_its_beginning() => Becomes("""_ = Has("x"); Log(1);""", "Log(1);", "Log(1);");

    [Fact]
    public void Nothing_is_moved_over_directives()
    {
        const string Code = """
            if (Has("x"))
            {
            #if DEBUG
                Log(1);
            #endif
            }
            """;
        Becomes(Code, Code, Code);
    }

    [Fact]
    public void Text_of_several_lines_is_not_indented_anew() => Becomes(
        """
        if (Has("x"))
        {
            Log(@"one
                two");
        }
        """,
        """
        Log(@"one
                two");
        """,
        "");
}
